import type { AdmissionPolicy } from '../admission/admission.ts';
import { isProduction } from './production.ts';
import type { Settings } from './settings.ts';

/** What operations are admitted by. */
export function admissionPolicy(settings: Settings): AdmissionPolicy {
  return {
    limits: {
      tokens: settings.limitTokens,
      depth: settings.limitDepth,
      aliases: settings.limitAliases,
      directives: settings.limitDirectives,
      cost: settings.limitCost,
      pageSize: settings.limitPageSize,
      ids: settings.limitIds,
      events: settings.limitEvents,
    },
    introspection: settings.introspection ?? (isProduction(settings) ? 'auth' : 'all'),
  };
}
