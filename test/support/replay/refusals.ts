// The two ways in which the server says no: as AWS would, and because a fixture is not enough.

/** An error that AWS itself would answer. */
export interface Refusal extends Error {
  readonly code: string;
  readonly status: number | undefined;
}

export const refuse = (code: string, message: string, status?: number): Refusal =>
  Object.assign(new Error(message), { name: 'Refusal', code, status });

export const isRefusal = (error: unknown): error is Refusal => error instanceof Error && error.name === 'Refusal';

/** Nothing that AWS says: the request goes beyond what the fixture or the server can answer. */
export const unanswerable = (message: string): Error => Object.assign(new Error(message), { name: 'Unanswerable' });
