# One image for every service; docker-compose.yml says which main.ts each of them runs.
FROM node:24-bookworm-slim
WORKDIR /app
COPY package.json package-lock.json ./
COPY packages ./packages
COPY tests/package.json ./tests/
RUN npm ci --omit=dev --no-audit --no-fund
RUN mkdir /data && chown node:node /data
USER node
CMD ["node", "packages/command-api/src/main.ts"]
