/** The clients in a process of their own, so that they don't share the event loop of who measures; plans and reports go over IPC. */
import { sendLoad } from './clients.ts';
import type { LoadPlan } from './load.ts';

// They must not outlive who started them.
process.on('disconnect', () => process.exit(0));
process.on('message', (plan: LoadPlan) => {
  void sendLoad(plan).then((report) => process.send?.(report));
});
