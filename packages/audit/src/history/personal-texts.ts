import { createHash } from 'node:crypto';
import type { SealedText } from '@order-ledger/domain';

/** Personal data in the form that an answer may have it. */
export interface PersonalTexts {
  /** `null` for what was not given, or was erased. */
  text(sealed: SealedText | null | undefined): string | null;
  /** What was given as JSON: an object, or a text. */
  json(sealed: SealedText | null | undefined): unknown;
  /** Whether something was given that nobody can read any more. */
  readonly erased: boolean;
}

type Given = readonly (SealedText | null | undefined)[];

/** Who can open personal data; `null` for what was erased. */
export interface Opener {
  openMany(sealed: readonly SealedText[]): Promise<readonly (string | null)[]>;
}

/** Opens all of these at once; `text` and `json` take those very objects. */
export async function openTexts(opener: Opener, given: Given): Promise<PersonalTexts> {
  const sealed = given.filter((text) => text !== null && text !== undefined);
  const opened = await opener.openMany(sealed);
  const bySealed = new Map(sealed.map((text, index) => [text, opened[index] ?? null]));
  const textOf: PersonalTexts['text'] = (text) => (text && bySealed.get(text)) ?? null;
  return {
    text: textOf,
    json: (text) => {
      const json = textOf(text);
      const value: unknown = json === null ? null : JSON.parse(json);
      return value;
    },
    erased: opened.includes(null),
  };
}

/**
 * For who may see that personal data changed, but not what it is: the same text has the same mark.
 * Sealing makes two texts of one content, so the mark gives nothing away.
 */
const markOf = ({ sealed }: SealedText): string =>
  `sealed:${createHash('sha256').update(sealed).digest('hex').slice(0, 12)}`;

export const markedTexts: PersonalTexts = {
  text: (sealed) => (sealed ? markOf(sealed) : null),
  json: (sealed) => (sealed ? markOf(sealed) : null),
  erased: false,
};
