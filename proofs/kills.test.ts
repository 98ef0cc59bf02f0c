/** @module-tag property */
import { expect, test } from 'vitest'
import { tries } from '@/db/test-runs'
import type { Work } from './clients'
import { killDomain } from './kills/domain-kills'
import { killMigrations } from './kills/migration-kills'

// A few of the kills of `npm run soak -- proofs`. Imports are killed in domain/imports/wordpress/kill.test.ts.

// Work that loads quickly gets more turns.
const kinds: Work[] = ['save', 'publish', 'erase', 'save', 'publish', 'erase', 'upload']

test('what was acknowledged is there after the process was killed, whole, whatever it was doing', async () => {
  const kills = tries(28)
  expect(await killDomain(kills, { maxDelay: 120, kinds })).toMatchObject({ kills, problems: [] })
})

test('a process that acknowledges before it commits is found by that', async () => {
  const { problems } = await killDomain(20, { maxDelay: 40, kinds: ['save'], fault: 'acknowledged before the commit' })
  expect(problems.join('\n')).toMatch(/lost|there/)
})

test(
  'an upgrade that was killed goes on with the next start, and ends as one that was let alone',
  { tags: 'thorough' },
  async () => {
    expect(await killMigrations(2)).toMatchObject({ kills: 2, problems: [] })
  },
)
