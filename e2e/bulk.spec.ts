import { findItem } from '@/domain/published/item'
import { addComment } from '@/domain/review/comments'
import { release } from '@/domain/publishing/releases'
import { createTerm } from '@/domain/entries/terms'
import { content, createEntry, got, text } from '@/domain/testing/newsroom'
import { randomId } from '@/lib/keys/random'
import { expectAccessible, expectNoSidewaysScrolling } from './support/accessible'
import type { Person } from './support/staff'
import { expect, test } from './support/test'

async function write({ actor }: Person, title: string, ready = true) {
  const whole = content({ title, summary: ready ? 'A summary.' : '', body: text('Words.') })
  return got(await createEntry(actor, { kind: 'post', language: 'en', session: 's', content: whole }, Date.now()))
}

test('an editor schedules several at once, is told which could not be and why, and takes it back', async ({
  page,
  signedInAs,
}) => {
  const editor = await signedInAs('editor')
  const word = randomId()
  const one = await write(editor, `One ${word}`)
  got(await addComment(editor.actor, { ...one, text: 'Which year?' }, Date.now()))
  await write(editor, `Two ${word}`)
  const live = await write(editor, `Live ${word}`)
  got(await release(editor.actor, live, Date.now()))

  await page.goto(`/admin/entries?q=${word}`)
  await page.getByLabel('Select all on this page').check()
  const bar = page.getByRole('group', { name: 'With the chosen texts' })
  await expect(bar).toContainText('3 texts chosen')
  await bar.getByLabel('What to do with them').selectOption('Schedule')
  await bar.getByRole('button', { name: 'Continue…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Schedule' })
  const open = dialog.getByRole('region', { name: 'Open comments' })
  await expect(open).toContainText('1 comment is open. The texts can be published all the same.')
  await expect(open.getByRole('listitem')).toHaveText(`One ${word}: 1 comment`)
  await expectAccessible(page)
  await dialog.getByLabel('Date').fill('2044-10-07')
  await dialog.getByLabel('Time').fill('09:00')
  await dialog.getByRole('button', { name: 'Schedule', exact: true }).click()

  const report = page.getByRole('group', { name: 'What was done' })
  await expect(report.getByRole('status')).toHaveText('2 texts scheduled, 1 not.')
  await expect(report).toContainText(`Live ${word}: Its newest text is published or scheduled already.`)
  await expect(report).toBeFocused()
  await expect(page.getByText('Goes live Fri 7 Oct 2044, 09:00')).toHaveCount(2)
  await expectAccessible(page)
  await report.getByRole('button', { name: 'Unschedule them' }).click()
  await expect(report.getByRole('status')).toHaveText('2 texts taken off the schedule.')
  await expect(page.getByText('Goes live Fri 7 Oct 2044, 09:00')).toHaveCount(0)
})

test('a topic given to all that a filter finds changes nothing for readers until it is published', async ({
  page,
  signedInAs,
}) => {
  const editor = await signedInAs('editor')
  const word = randomId()
  got(await createTerm(editor.actor, { kind: 'topic', name: `Labour ${word}` }, Date.now()))
  const live = await write(editor, `Live ${word}`)
  const { path } = got(await release(editor.actor, live, Date.now()))
  for (let n = 0; n < 26; n++) await write(editor, `Post ${n} ${word}`)
  const before = await findItem({ path, now: Date.now() })

  await page.goto(`/admin/entries?q=${word}`)
  await page.getByLabel('Select all on this page').check()
  await page.getByRole('button', { name: 'Choose all 27 found' }).click()
  const bar = page.getByRole('group', { name: 'With the chosen texts' })
  await expect(bar).toContainText('27 texts chosen')
  await bar.getByLabel('What to do with them').selectOption('Add a topic or country')
  await bar.getByRole('button', { name: 'Continue…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Add' }).click()
  await expect(dialog.getByText('Choose a topic or country.')).toBeVisible()
  await dialog.getByLabel('Topic or country').selectOption(`Labour ${word}`)
  await dialog.getByRole('button', { name: 'Add' }).click()
  await expect(page.getByRole('group', { name: 'What was done' }).getByRole('status')).toHaveText(
    '27 texts given the topic or country.',
  )
  expect(await findItem({ path, now: Date.now() })).toEqual(before)
})

test('a contributor throws their drafts away with the keyboard on a phone, and restores them from the report', async ({
  page,
  signedInAs,
}) => {
  await page.setViewportSize({ width: 360, height: 740 })
  const contributor = await signedInAs('contributor')
  await write(contributor, 'First draft')
  await write(contributor, 'Second draft')
  await page.goto('/admin/entries')
  await page.getByLabel('Choose “First draft”').focus()
  await page.keyboard.press('Space')
  const bar = page.getByRole('group', { name: 'With the chosen texts' })
  await expect(bar).toContainText('1 text chosen')
  await expectNoSidewaysScrolling(page)
  const act = bar.getByLabel('What to do with them')
  await expect(act.getByRole('option')).toHaveText([
    'Submit for review',
    'Add a topic or country',
    'Remove a topic or country',
    'Duplicate',
    'Move to the trash',
  ])
  await act.selectOption('Move to the trash')
  await bar.getByRole('button', { name: 'Continue…' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: 'Move to the trash' }).focus()
  await page.keyboard.press('Enter')
  const report = page.getByRole('group', { name: 'What was done' })
  await expect(report.getByRole('status')).toHaveText('1 text moved to the trash.')
  await expect(page.getByRole('rowheader')).toHaveText([/^Second draft/])
  await expectNoSidewaysScrolling(page)
  await report.getByRole('button', { name: 'Restore them' }).click()
  await expect(report.getByRole('status')).toHaveText('1 text restored.')
  await expect(page.getByRole('rowheader')).toHaveCount(2)
})
