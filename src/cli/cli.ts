/**
 * The commands of CONTRACT.md. Each stands in a file of its own and is loaded when it is called, so that
 * reading one article starts at once.
 */
import { enableCompileCache } from 'node:module';
import { keepMemorySmall } from './memory.ts';

keepMemorySmall();
enableCompileCache();
const { main } = await import('./commands.ts');
process.exitCode = await main(process.argv.slice(2));
