import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { changeSettings } from '@/domain/site/settings'
import { applyDemoSettings } from '@/domain/site/demonstration'
import { makeActor, type Actor } from '@/domain/staff/actor'
import { got, post, someone } from '@/domain/testing/newsroom'
import { release } from '@/domain/publishing/releases'
import { openSample } from '@/domain/writing/sample'
import { firstSteps, dismissFirstSteps } from './first-steps'

let admin: Actor
beforeEach(async () => {
  testDatabase()
  admin = await someone('admin')
})

test('each step is done once it is, and a sample is no text of one’s own', async () => {
  got(await openSample(admin, 1))
  const nothing = { hasWritten: false, hasPublished: false, hasSubmitted: false, isNamed: false, hasColleagues: false }
  expect(await firstSteps(admin)).toEqual(nothing)
  const first = await post(admin, { title: 'A first post' }, 2)
  expect(await firstSteps(admin)).toEqual({ ...nothing, hasWritten: true })
  got(await release(admin, first, 2))
  expect(await firstSteps(admin)).toMatchObject({ hasPublished: true, hasSubmitted: false })
  got(await applyDemoSettings(makeActor({ ...admin, id: null }), { name: 'An example' }, 3))
  expect(await firstSteps(admin)).toMatchObject({ isNamed: false })
  got(await changeSettings(admin, { name: 'Our news' }, 3))
  const editor = await someone('editor')
  expect(await firstSteps(admin)).toMatchObject({ hasWritten: true, isNamed: true, hasColleagues: true })
  expect(await firstSteps(editor)).toMatchObject({ hasWritten: false })
})

test('put away, they stay away, for that person alone', async () => {
  const editor = await someone('editor')
  got(await dismissFirstSteps(admin, 1))
  expect(await firstSteps(admin)).toBeUndefined()
  expect(await firstSteps(editor)).toBeDefined()
})
