import { chromium } from '@playwright/test'

// For tests: PDFs as a browser prints them, with and without tags.

type Print = { tagged?: boolean; head?: string }

/** Prints pages of HTML in one browser; each is a file of A5. `head` stands at the top of every page, its number at the foot. */
export async function printed(pages: Record<string, Print & { html: string }>): Promise<Record<string, Buffer>> {
  const browser = await launch()
  try {
    const page = await browser.newPage()
    const files: Record<string, Buffer> = {}
    for (const [name, { html, tagged = true, head }] of Object.entries(pages)) {
      await page.setContent(html)
      const furniture = head && {
        displayHeaderFooter: true,
        headerTemplate: small(head),
        footerTemplate: small('<span class="pageNumber"></span>'),
        margin: { top: '22mm', bottom: '22mm', left: '18mm', right: '18mm' },
      }
      files[name] = await page.pdf({ format: 'A5', tagged, ...furniture })
    }
    return files
  } finally {
    await browser.close()
  }
}

function small(html: string) {
  return `<p style="font-size:8px;margin:0 auto">${html}</p>`
}

/** Starts Playwright's own browser, or else the system's, as scripts/chromium.mjs does. */
async function launch() {
  const args = ['--no-sandbox', '--disable-gpu']
  try {
    return await chromium.launch({ args })
  } catch {
    return chromium.launch({ executablePath: '/usr/bin/chromium', args })
  }
}
