/** What the tabs ask about; the gateway picks it from its own catalogue and shoppers, so that every tab has an answer. */
export interface Examples {
  readonly query: string;
  readonly shoppers: readonly string[];
  readonly productId: string | null;
}

export async function fetchExamples(): Promise<Examples> {
  const answer = await fetch('/playground/examples.json');
  if (!answer.ok) throw new Error(`the gateway gave no examples: ${answer.status} ${answer.statusText}`);
  return (await answer.json()) as Examples;
}
