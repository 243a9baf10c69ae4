import type { PersonalData } from '@order-ledger/personal-data';
import type { OrderDetailsRow } from '@order-ledger/read-model';

/** The personal data of an order in plain text; `null` for what was not given or was erased. */
export interface OpenedTexts {
  /** In the form that the caller gave it: text or object. */
  readonly shippingAddress: unknown;
  readonly notes: string | null;
  readonly comment: string | null;
  /** Whether something was given that nobody can read any more. */
  readonly erased: boolean;
}

/** Opens everything in an order that is sealed. */
export async function openTexts(
  personalData: PersonalData,
  { shipping_address, notes, cancellation }: OrderDetailsRow,
): Promise<OpenedTexts> {
  const sealed = [shipping_address, notes, cancellation?.comment ?? null];
  const opened = await Promise.all(
    sealed.map(async (text) => text && (await personalData.open(text))),
  );
  const [address = null, notesText = null, comment = null] = opened;
  const shippingAddress: unknown = address && JSON.parse(address);
  const erased = sealed.some((text, index) => text !== null && opened[index] === null);
  return { shippingAddress, notes: notesText, comment, erased };
}
