import { expect, type Page } from '@playwright/test'
import type { PeopleIn } from '@/db/schema'

/** The editor's parts by the names that people and programs know them by. */
export function writing(page: Page) {
  const title = page.getByLabel('Title', { exact: true })
  const body = page.getByRole('textbox', { name: 'Body' })
  const state = page.getByRole('status').and(page.locator(':not(#panel *)'))
  return {
    title,
    body,
    state,
    summary: page.getByLabel('Summary', { exact: true }),
    address: page.getByLabel('Address', { exact: true }),
    /** Begins a text; somebody has said of it that it is about nobody in particular, unless `people` is null. */
    async begin(
      words: { title: string; body?: string },
      kind: 'post' | 'publication' = 'post',
      people: PeopleIn | null = 'nobody',
    ) {
      await page.goto('/admin')
      await page.getByRole('link', { name: `New ${kind}` }).click()
      await title.fill(words.title)
      if (words.body) await this.type(words.body)
      await this.saved()
      if (people) await this.sayPeople(people)
    },
    async sayPeople(people: PeopleIn) {
      const headers = { origin: new URL(page.url()).origin }
      const path = `/api/desk/entries/${this.id()}/people`
      expect((await page.request.post(path, { headers, data: { people } })).status()).toBe(200)
    },
    /** Answers the question of an open dialog with one press. */
    async answer(label = 'Nobody in particular') {
      const choice = page.getByRole('dialog').getByRole('radio', { name: label })
      await choice.click()
      await expect(page.getByRole('dialog')).not.toContainText('Saving …')
    },
    /** Goes to the end of the text and types. */
    async type(words: string) {
      await body.click()
      await page.keyboard.press('Control+End')
      await page.keyboard.type(words)
    },
    /** Opens the panel, if it is folded, and then sections of it. */
    async details(...sections: string[]) {
      const details = page.getByRole('button', { name: 'Details', exact: true })
      if ((await details.getAttribute('aria-expanded')) === 'false') await details.click()
      for (const name of sections) await page.locator('#panel').getByRole('heading', { name, exact: true }).click()
    },
    saved: () => expect(state).toHaveText(/^Saved (yesterday )?\d\d:\d\d$/),
    async publish() {
      await page.getByRole('button', { name: /^Publish( changes)?…$/ }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click()
      await expect(page.getByRole('dialog')).toHaveCount(0)
    },
    /** The number in the address, once the first save has made the entry. */
    id: () => Number(/\/admin\/entries\/(\d+)$/.exec(page.url())?.[1]),
  }
}
