import { expect, test } from 'vitest'
import { findAffected } from './advisories.mjs'

const lock = {
  packages: {
    '': { name: 'gazette', version: '0.2.0' },
    'node_modules/boat': { version: '2.1.0' },
    'node_modules/ferry/node_modules/boat': { version: '1.4.0', dev: true },
    'node_modules/@river/raft': { version: '3.0.0-beta.1' },
    'node_modules/other-name': { name: 'canoe', version: '1.0.0' },
  },
}

type Event = { introduced?: string; fixed?: string; last_affected?: string }
const about = (name: string, events: Event[], more = {}) => ({
  id: 'GHSA-1',
  summary: 'It leaks.',
  affected: [{ package: { ecosystem: 'npm', name }, ranges: [{ type: 'SEMVER', events }] }],
  ...more,
})
const boat = '(in use): GHSA-1 It leaks.'
const nested = 'boat 1.4.0 (for development): GHSA-1 It leaks.'

test.each([
  ['from the first on', about('boat', [{ introduced: '0' }]), [`boat 2.1.0 ${boat}`, nested]],
  ['until it was mended', about('boat', [{ introduced: '0' }, { fixed: '2.1.0' }]), [nested]],
  [
    'through the last that has it',
    about('boat', [{ introduced: '2.0.0' }, { last_affected: '2.1.0' }]),
    [`boat 2.1.0 ${boat}`],
  ],
  [
    'mended in two lines, in any order',
    about('boat', [{ introduced: '2.0.0' }, { fixed: '1.5.0' }, { introduced: '0' }, { fixed: '2.0.1' }]),
    [nested],
  ],
  [
    'a version before a release',
    about('@river/raft', [{ introduced: '0' }, { fixed: '3.0.0' }]),
    [`@river/raft 3.0.0-beta.1 ${boat}`],
  ],
  ['under another name', about('canoe', [{ introduced: '0' }]), [`canoe 1.0.0 ${boat}`]],
  ['withdrawn', about('boat', [{ introduced: '0' }], { withdrawn: '2026-01-01T00:00:00Z' }), []],
  ['of what is not here', about('ship', [{ introduced: '0' }]), []],
])('an advisory %s', (_, advisory, lines) => {
  expect(findAffected(lock, [advisory])).toEqual(lines)
})

test('versions that an advisory lists, and other kinds of packages', () => {
  const one = { package: { ecosystem: 'npm', name: 'boat' }, versions: ['1.4.0'] }
  const other = { package: { ecosystem: 'PyPI', name: 'boat' }, versions: ['2.1.0'] }
  expect(findAffected(lock, [{ id: 'MAL-1', affected: [one, other] }])).toEqual(['boat 1.4.0 (for development): MAL-1'])
})
