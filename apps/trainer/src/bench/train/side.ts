export interface Sample {
  readonly ms: number;
  /** Before the step's update. */
  readonly loss: number;
}

/** One of the programs that are compared. */
export interface Side {
  run(count: number): Promise<readonly Sample[]>;
  release(): Promise<void>;
}
