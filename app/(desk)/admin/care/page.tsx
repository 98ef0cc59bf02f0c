import { Link } from '@/components/ui/link'
import { CareList, carePages, DamagedList, AddressCare, OrphanList } from './care-lists'
import { careWords } from '@/components/admin/care/care-words'
import type { Clock } from '@/lib/time/time'
import { PageHead, Section } from '@/components/admin/shell/page-head'
import { Tabs } from '@/components/admin/shell/tabs'
import type { BackupCare } from '@/domain/backups/backups-due'
import type { Finding } from '@/domain/care/self-check/self-check'
import type { ErasureSummary } from '@/domain/erasures/erasure'
import { may } from '@/domain/staff/actor'
import { peopleNeedingCare } from '@/domain/consents/needing-care'
import { openErasures } from '@/domain/erasures/erasure-lists'
import { careOf, careNames, type CareLists } from '@/domain/care/care'
import { countBrokenPlaces } from '@/domain/addresses/broken-links'
import { cachedSilentAddresses } from '@/domain/addresses/silent-addresses'
import { storeFindings } from '@/domain/care/self-check/file-store'
import { findOrphans } from '@/domain/care/orphans'
import { storeHealth } from '@/domain/care/store-health'
import { PeopleCare } from './people-care'
import { deskPage } from '@/app/(desk)/admin/desk-page'
import { ErasureList } from '../erasures/erasure-list'
import { relativeTime } from '@/lib/time/relative-time'
import type { OverdueHelp } from '@/domain/site/help-services'
import { countInWords } from '@/lib/text/numbers'

export const metadata = { title: 'To fix' }

export default deskPage('/admin/care', async ({ actor, clock }) => {
  const isAdmin = may(actor, 'manageSettings')
  const seesAddresses = may(actor, 'manageRedirects')
  const [careLists, files, silent, broken, people, erasures] = await Promise.all([
    careOf(actor, clock.now),
    isAdmin ? loadFileFindings(clock.now) : { findings: [], orphans: [] },
    seesAddresses ? cachedSilentAddresses(actor, clock.now).then((silent) => silent.length) : 0,
    seesAddresses ? countBrokenPlaces(actor, clock.now) : 0,
    may(actor, 'manageConsents') ? peopleNeedingCare(actor, clock.now) : undefined,
    may(actor, 'erase') ? openErasures(actor, clock.now) : [],
  ])
  const needed = careNames.filter((care) => careLists[care].total > 0)
  const { findings, orphans } = files
  const ofPeople = people
    ? people.unchecked.length + people.unmarked.length + people.ending.total + people.unlinked.total
    : 0
  const isWell = ofPeople + erasures.length + needed.length + findings.length + orphans.length + silent + broken === 0
  return (
    <>
      <PageHead title="To fix">What needs attention{actor.role === 'contributor' && ' in your texts'}.</PageHead>
      {isAdmin && <Tabs label="To fix" here="/admin/care" tabs={carePages} />}
      {isWell && <p className="text-soft">There is nothing to fix.</p>}
      <div className="grid gap-x-10 gap-y-10 xl:grid-cols-2">
        {erasures.length > 0 && <ErasureCare items={erasures} clock={clock} />}
        {people && <PeopleCare people={people} clock={clock} />}
        {findings.length > 0 && <StoreCare findings={findings} />}
        {needed.map((care) => {
          const { title, message, moment, all } = careWords[care]
          return (
            <Section key={care} id={care} title={title} count={careLists[care].total}>
              <p className="mb-3 max-w-[60ch] text-sm text-soft">{message}</p>
              {care === 'damaged' ? (
                <DamagedList items={careLists.damaged.items} now={clock.now} mayCheck={may(actor, 'checkFiles')} />
              ) : care === 'help' ? (
                <HelpCare items={careLists.help.items} now={clock.now} />
              ) : care === 'backups' ? (
                <BackupCareList items={careLists.backups.items} now={clock.now} />
              ) : care === 'countries' ? (
                <CountryCare items={careLists.countries.items} />
              ) : (
                <CareList list={careLists[care]} all={all} moment={moment} clock={clock} />
              )}
            </Section>
          )
        })}
        {silent + broken > 0 && <AddressCare silent={silent} broken={broken} />}
        {orphans.length > 0 && <OrphanList orphans={orphans} now={clock.now} />}
      </div>
    </>
  )
})

/** If the store does not answer, it is not asked twice. */
async function loadFileFindings(now: number) {
  const store = await storeHealth(now)
  const findings = storeFindings(store).filter(({ state }) => state !== 'well')
  return { findings, orphans: store?.problem ? [] : await findOrphans(now) }
}

function ErasureCare({ items, clock }: { items: ErasureSummary[]; clock: Clock }) {
  return (
    <Section title="Erasing: what is left to do" id="erasures" count={items.length}>
      <p className="mb-3 max-w-[60ch] text-sm text-soft">
        A person asked for each of these. Some wait for a second person; of others, a backup or a copy outside is left.
      </p>
      <ErasureList items={items} clock={clock} />
    </Section>
  )
}

function StoreCare({ findings }: { findings: Finding[] }) {
  return (
    <Section id="file-store" title="The store of files">
      <ul>
        {findings.map(({ id, message, todo }) => (
          <li key={id} className="border-t border-line py-2 first:border-t-0 first:pt-0">
            <p>{message}</p>
            <p className="max-w-[60ch] text-sm text-soft">{todo}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function BackupCareList({ items, now }: { items: BackupCare[]; now: number }) {
  return (
    <ul>
      {items.map(({ why, at }) => (
        <li key={why} className="border-t border-line py-2.5 first:border-t-0 first:pt-0">
          <p className="text-sm text-bad wrap-anywhere">{why}</p>
          {at !== undefined && <p className="text-sm text-faint">{relativeTime(at, now)}</p>}
          <Link href="/admin/backups" className="inline-block min-h-6">
            All backups
          </Link>
        </li>
      ))}
    </ul>
  )
}

function HelpCare({ items, now }: { items: OverdueHelp[]; now: number }) {
  return (
    <ul>
      {items.map(({ id, name, country, slug, checkedAt }) => (
        <li key={id} className="border-t border-line py-2 first:border-t-0 first:pt-0">
          <Link href={`/admin/help#${slug}`} className="wrap-anywhere">
            {name}
          </Link>
          <span className="block text-sm text-soft">
            {country} · {checkedAt === null ? 'never checked' : `checked ${relativeTime(checkedAt, now)}`}
          </span>
        </li>
      ))}
    </ul>
  )
}

function CountryCare({ items }: { items: CareLists['countries']['items'] }) {
  return (
    <ul>
      {items.map(({ id, name, count }) => (
        <li key={id} className="border-t border-line py-2 first:border-t-0 first:pt-0">
          <Link href="/admin/terms#country" className="wrap-anywhere">
            {name}
          </Link>
          <span className="block text-sm text-soft">{countInWords(count, 'published text')}</span>
        </li>
      ))}
    </ul>
  )
}
