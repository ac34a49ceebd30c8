import type { QueryResolvers } from '../../../types.generated.ts';
import { previewOf } from '../../preview.ts';
import { validationError } from '../../rule-payload.ts';

export const previewRules: NonNullable<QueryResolvers['previewRules']> = async (_parent, { input }, context) => {
  try {
    return await previewOf(input, context);
  } catch (error) {
    const refused = validationError(error, ['input']);
    if (refused === undefined) throw error;
    return refused;
  }
};
