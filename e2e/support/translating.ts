import type { Page } from '@playwright/test'
import { content, createEntry, got } from '@/domain/testing/newsroom'
import { beginTranslation } from '@/domain/writing/translations'
import type { Person } from './staff'
import { expect } from './test'
import { writing } from './writing'

type Block = { type: string; attrs?: object; content: object[] }
export const paragraph = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const heading = (text: string): Block => ({ ...paragraph(text), type: 'heading', attrs: { level: 2 } })
export const doc = (...blocks: Block[]) => ({ type: 'doc', content: blocks })

export const blocks = [
  heading('What was agreed'),
  paragraph('Five officials met and wrote a plan.'),
  paragraph('They meet again next year.'),
]

/** A post in English and the copy of it that a Khmer translation begins as. */
export async function begun({ actor }: Person, title: string, body = doc(...blocks)) {
  const whole = content({ title, summary: 'A plan of five states.', body })
  const session = `s ${title}`
  const english = got(await createEntry(actor, { kind: 'post', language: 'en', session, content: whole }, Date.now()))
  const khmer = got(await beginTranslation(actor, { entryId: english.entryId, language: 'km' }, Date.now()))
  return { english, khmer, whole }
}

export function mode(page: Page) {
  const line = page.getByRole('group', { name: 'Translation' })
  const original = page.getByRole('complementary', { name: 'English original' })
  const said = line.locator('[aria-live]')
  return {
    line,
    said,
    original,
    marked: page.locator('.body .still-original'),
    count: (words: string) => expect(said).toContainText(words),
    async open(entryId: number) {
      await page.goto(`/admin/entries/${entryId}`)
      await expect(writing(page).body).toBeEditable()
      await expect(original.getByText('Loading…')).toHaveCount(0)
    },
  }
}
