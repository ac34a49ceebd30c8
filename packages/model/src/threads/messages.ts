/** What a thread is sent: a task, or that nobody waits for one any more. */
export type Sent<Task> = { readonly id: number; readonly task: Task } | { readonly abandoned: number };

export interface Answered<Answer> {
  readonly id: number;
  readonly answer: Answer | Failed;
}

/** Thrown again by who asked. */
export interface Failed {
  readonly kind: 'failed';
  readonly message: string;
}
