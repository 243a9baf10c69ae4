import { hash } from 'node:crypto';
import { validate as isUuid } from 'uuid';

/** The bits that say version 5 (byte 6) and the variant of RFC 9562 (byte 8). */
const stamped = (hex: string): string => {
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`;
};

/** The bytes of a namespace and a text, made into one digest and forgotten. */
const scratch = Buffer.allocUnsafeSlow(16 * 1024);
const namespaceBytes = 16;
const maxBytesPerUnit = 3;

/**
 * The UUID of version 5 (RFC 9562) of a text in a namespace, which is a UUID. The library's makes
 * the text an array of numbers first: for an event that costs more than everything else about it.
 *
 * Throws a `TypeError` for a namespace that is no UUID.
 */
export const nameBasedUuid = (text: string, namespace: string): string => {
  if (!isUuid(namespace)) throw new TypeError('a namespace is a UUID');
  const enough = namespaceBytes + text.length * maxBytesPerUnit;
  const bytes = enough <= scratch.length ? scratch : Buffer.allocUnsafe(enough);
  bytes.write(namespace.replaceAll('-', ''), 'hex');
  const length = namespaceBytes + bytes.write(text, namespaceBytes);
  return stamped(hash('sha1', bytes.subarray(0, length), 'hex'));
};
