import type { Command } from 'commander';
import type { Language } from '../../language/text.ts';
import { styled } from '../help.ts';
import type { Define, Say } from './define.ts';

/** What looks after the store of published nights. */
export function storeCommands(define: Define, program: Command, say: Say, language: Language): void {
  const store = styled(program.command('store').description(say('store')), language);
  define(
    store,
    'check',
    'storeCheck',
    async () => (await import('../commands/store-check.ts')).storeCheckCommand,
  );
  const prune = define(
    store,
    'prune',
    'storePrune',
    async () => (await import('../commands/store-prune.ts')).storePruneCommand,
  );
  prune.option('--keep-nights <days>', say('keepNights'));
  prune.option('--keep-revisions <days>', say('keepRevisions')).option('--apply', say('apply'));
}
