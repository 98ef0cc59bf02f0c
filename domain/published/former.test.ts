import { expect, test } from 'vitest'
import { write } from '@/db/connection'
import { testDatabase } from '@/db/test-database'
import { insertRedirects } from '@/domain/addresses/redirects'
import { morning, newsroom } from '@/domain/testing/archive'
import { formerAddresses } from './former'

test('what counts at the host of one earlier site alone is told apart from what counts everywhere', async () => {
  testDatabase()
  const { editor, publish } = await newsroom()
  const [one, two] = [await publish('2014-10-01', { title: 'One' }), await publish('2014-10-02', { title: 'Two' })]
  const sources = {
    '/?p=1': one.path,
    '//a.example/?p=1': two.path,
    '//b.example/?p=1': one.path,
    '//a.example/only-here': one.path,
    '//a.example/both': one.path,
    '//b.example/both': two.path,
    [`//b.example${one.path}`]: two.path,
  }
  const rows = Object.entries(sources).map(([source, target]) => ({ source, target, origin: null }))
  await write((tx) => insertRedirects(tx, editor, rows, morning('2014-10-03')))
  const addresses = await formerAddresses(morning('2014-11-01'))
  expect(addresses.filter(({ is }) => is === 'moved')).toEqual(
    expect.arrayContaining([
      { path: '/?p=1', is: 'moved', to: one.path },
      { path: '/only-here', is: 'moved', to: one.path },
      { path: '/both', is: 'moved', to: one.path },
    ]),
  )
  // A number with the same target at a host and on this site needs no row of its own.
  expect(addresses.filter(({ is }) => is !== 'moved')).toEqual([
    { host: 'a.example', path: '/?p=1', is: 'at a host', to: two.path },
    { host: 'b.example', path: one.path, is: 'at a host', to: two.path },
    { host: 'b.example', path: '/both', is: 'at a host', to: two.path },
  ])
  expect(addresses).toHaveLength(6)
})
