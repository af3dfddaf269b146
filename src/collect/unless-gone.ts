import { FailedCallError } from './reader.ts';

/** What was listed a moment ago may be deleted by now: then there is nothing to read, and nothing left unread either. */
export const unlessGone =
  <Item, Read>(read: (item: Item) => Promise<readonly Read[]>) =>
  async (item: Item): Promise<readonly Read[]> => {
    try {
      return await read(item);
    } catch (error) {
      const cause = error instanceof FailedCallError ? error.cause : undefined;
      if (cause instanceof Error && cause.name === 'ResourceNotFoundException') return [];
      throw error;
    }
  };
