import { run } from './run.mjs'

/** Finds the commit at which the present branch left main; HEAD without a main. */
export async function mergeBase() {
  for (const main of ['main', 'origin/main']) {
    const [commit] = await runGit('merge-base', 'HEAD', main)
    if (commit) return commit
  }
  return 'HEAD'
}

/** Lists files that differ from a commit, those that git does not know yet included. @param {string} commit */
export async function changedSince(commit) {
  const committed = await runGit('diff', '--name-only', '--diff-filter=d', commit, '--')
  const added = await runGit('ls-files', '--others', '--exclude-standard')
  return [...new Set([...committed, ...added])]
}

async function runGit(...args) {
  const { ok, output } = await run('git', args, { quiet: true })
  return ok ? output.split('\n').filter(Boolean) : []
}
