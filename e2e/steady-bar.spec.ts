import type { Page } from '@playwright/test'
import { expect, test } from './support/test'
import { writing } from './support/writing'

/** All places of each control, and shifts of the page without input. */
type Record = { places: { [control: string]: string[] }; shifts: number; inBar: string[] }

/** Records the place of each control of the bar in every frame, while the page is at its top. */
async function record(page: Page) {
  await page.evaluate(() => {
    const record: Record = { places: {}, shifts: 0, inBar: [] }
    Object.assign(window, { record })
    const bar = document.querySelector('.editor > header')!
    const nameOf = (control: Element) =>
      (control.getAttribute('aria-label') ?? control.textContent)
        .replace(/^Rows and columns$/, 'Table')
        .replace(/^(Publish|Publish changes|Change date)…$/, 'the way out')
        .replace(/^(Publish check|Comments|Status):.*/, '$1')
    const look = () => {
      if (scrollY === 0)
        for (const control of bar.querySelectorAll('button, a[href], span[aria-disabled], [role=status]')) {
          // A control that opens over the bar is no part of it, and may scroll.
          if (control.closest('section, [popover]') || !control.checkVisibility()) continue
          const { x, y } = control.getBoundingClientRect()
          const name = control.role === 'status' ? 'saved state' : nameOf(control)
          const places = (record.places[name] ??= [])
          // On a phone the toolbar scrolls within itself.
          const scrolled = control.closest('[role=toolbar]')?.scrollLeft ?? 0
          const place = `${Math.round(x + scrolled)}, ${Math.round(y)}`
          if (!places.includes(place)) places.push(place)
        }
      requestAnimationFrame(look)
    }
    look()
    // Only elements count, since the words of a button are centred in it.
    const isInBar = ({ node }: { node: Node | null }) => node instanceof Element && bar.contains(node)
    new PerformanceObserver((list) => {
      for (const shift of list.getEntries() as (PerformanceEntry & {
        value: number
        hadRecentInput: boolean
        sources: { node: Node | null }[]
      })[]) {
        if (!shift.hadRecentInput) record.shifts += shift.value
        if (scrollY === 0) record.inBar.push(...shift.sources.filter(isInBar).map(({ node }) => node!.textContent!))
      }
    }).observe({ type: 'layout-shift', buffered: false })
  })
  return () => page.evaluate(() => (window as unknown as { record: Record }).record)
}

for (const width of [1280, 900, 360])
  test(`at ${width} px nothing in the bar moves over a session of writing, checking, tables, saving and publishing`, async ({
    page,
    signedInAs,
  }) => {
    await signedInAs('editor')
    await page.setViewportSize({ width, height: 800 })
    const entry = writing(page)
    await page.goto('/admin/entries/new?kind=post')
    await expect(entry.title).toBeEditable()
    const recorded = await record(page)
    const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })

    await page.keyboard.type(`A steady bar at ${width}`)
    await entry.body.click()
    await page.keyboard.type('First words. ')
    await entry.saved()
    // The first findings, more of them, and fewer again.
    await expect(button(/^Publish check: /)).toBeVisible()
    await page.keyboard.press('Enter')
    await page.keyboard.type('### A level is skipped')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: /^Publish check: .*[3-9] tips/ })).toBeVisible()

    await button('Table').click()
    await page.keyboard.type('Country')
    await button('Rows and columns').click()
    await page.getByRole('menuitem', { name: 'Row below' }).click()
    await expect(entry.body.locator('tr')).toHaveCount(4)
    await page.keyboard.press('Control+b')
    await page.keyboard.type(' in bold')
    await button('Undo').click()
    await button('Rows and columns').click()
    await page.getByRole('menuitem', { name: 'Remove table' }).click()
    await expect(entry.body.locator('table')).toHaveCount(0)
    await expect(button('Table')).toBeVisible()
    await entry.saved()

    expect((await recorded()).shifts).toBeLessThan(0.01)
    await entry.sayPeople('nobody')
    await entry.publish()
    await expect(page.getByRole('region', { name: 'Published' })).toBeVisible()
    await entry.body.click()
    await page.keyboard.type('More.')
    await entry.saved()
    await expect(button(/^Status: (Published, with u|U)npublished changes$/)).toBeVisible()

    const { places, inBar } = await recorded()
    for (const name of ['the way out', 'Preview', 'Status', 'saved state', 'Publish check', 'Table', 'Comment'])
      expect(places[name], name).toHaveLength(1)
    const moved = Object.entries(places).filter(([, seen]) => seen.length > 1)
    expect(moved).toEqual([])
    expect(inBar).toEqual([])
  })
