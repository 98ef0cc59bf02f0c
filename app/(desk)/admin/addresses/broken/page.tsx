import { Link } from '@/components/ui/link'
import { redirectsAddress } from '../list-query'
import { AddressTabs } from '../list-parts'
import { EntryLink } from '@/components/admin/entry/entry-title'
import { PageHead, Section } from '@/components/admin/shell/page-head'
import { may } from '@/domain/staff/actor'
import { brokenLinks, type BrokenLinksPlace, type BrokenLink } from '@/domain/addresses/broken-links'
import { readableAddress } from '@/lib/web/readable-address'
import { deskPage } from '@/app/(desk)/admin/desk-page'

export const metadata = { title: 'Broken links' }

const pagePath = '/admin/addresses/broken'
const maxAddresses = 200
/** Links of one text that are shown: it can have thousands. */
const maxLinks = 10

export default deskPage('/admin/addresses/broken', async ({ actor, clock: { now } }) => {
  const { texts, menu, redirects } = await brokenLinks(actor, now)
  return (
    <div className="max-w-4xl">
      <PageHead title="Links and redirects">
        Links to this site that lead readers nowhere now: in published texts, newest drafts, the main menu and
        redirects.
      </PageHead>
      <AddressTabs here={pagePath} />
      {texts.length + menu.length + redirects.length === 0 && <p className="text-soft">Every link leads somewhere.</p>}
      <div className="grid gap-10">
        {menu.length > 0 && (
          <Section id="menu" title="In the main menu" count={menu.length}>
            <BrokenLinks links={menu} />
            {may(actor, 'manageSettings') && <Link href="/admin/settings/menus">Change the menu</Link>}
          </Section>
        )}
        {redirects.length > 0 && (
          <Section id="redirects" title="Of redirects" count={redirects.length}>
            <ul>
              {redirects.slice(0, maxAddresses).map(({ id, source, target }) => (
                <li key={id} className="border-t border-line py-2 wrap-anywhere first:border-t-0 first:pt-0">
                  <Link href={redirectsAddress.at({ q: source })}>{readableAddress(source)}</Link>{' '}
                  <span className="text-sm text-soft">leads to {readableAddress(target)}, where nothing is</span>
                </li>
              ))}
            </ul>
          </Section>
        )}
        {texts.length > 0 && (
          <Section id="texts" title="In texts" count={texts.length}>
            <ul>
              {texts.slice(0, maxAddresses).map((text) => (
                <BrokenText key={`${text.entryId} ${text.isDraft}`} {...text} />
              ))}
            </ul>
            {texts.length > maxAddresses && (
              <p className="text-soft">And {(texts.length - maxAddresses).toLocaleString('en')} more texts.</p>
            )}
          </Section>
        )}
      </div>
    </div>
  )
})

function BrokenText({ entryId, title, language, isDraft, links }: BrokenLinksPlace) {
  return (
    <li className="border-t border-line py-3 first:border-t-0 first:pt-0">
      <EntryLink entry={{ id: entryId, title, language }} />
      {isDraft && <span className="text-sm text-soft"> · in its draft</span>}
      <BrokenLinks links={links} />
    </li>
  )
}

function BrokenLinks({ links }: { links: BrokenLink[] }) {
  return (
    <ul className="text-sm">
      {links.slice(0, maxLinks).map(({ words, href, why }, n) => (
        <li key={n} className="py-0.5 wrap-anywhere">
          “{words.trim() || readableAddress(href)}” ({readableAddress(href)}) <span className="text-bad">{why}.</span>
        </li>
      ))}
      {links.length > maxLinks && (
        <li className="text-soft">And {(links.length - maxLinks).toLocaleString('en')} more.</li>
      )}
    </ul>
  )
}
