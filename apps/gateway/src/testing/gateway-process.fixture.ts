/** A gateway in a process of its own, to be killed: home in argv[2], database address in argv[3]. Tells its address by IPC. */
import { startGateway } from '../start-gateway.ts';

const [, , home = '', databaseUrl = ''] = process.argv;
// It must not outlive the test that started it.
process.on('disconnect', () => process.exit(0));

const database = databaseUrl === '' ? {} : { databaseUrl };
const { url } = await startGateway({ home, port: 0, host: '127.0.0.1', ...database });
process.send?.(url);
