import type { PolicyVersion } from '@fusionrank/domain/id';

/** `network@v1` ranked with version v1 of the network; a policy without a version has its own name for both. */
export function modelOf(policy: PolicyVersion): { readonly name: string; readonly version: string } {
  const at = policy.indexOf('@');
  return at < 0 ? { name: policy, version: policy } : { name: policy.slice(0, at), version: policy.slice(at + 1) };
}
