import type { Metadata } from 'next'
import Link from 'next/link'
import { requireActor } from '@/auth/session'
import { CareList } from './care-list'
import { careWords } from '@/components/admin/care/care-words'
import { PageHead } from '@/components/admin/shell/page-head'
import { Section } from '@/components/admin/shell/section'
import { may } from '@/domain/staff/actor'
import { careOf, cares } from '@/domain/care/care'
import { brokenLinks } from '@/domain/addresses/broken-links'
import { cachedSilentAddresses } from '@/domain/addresses/every-address'
import { findOrphans } from '@/domain/care/orphans'
import { clockFor } from '../clock'
import { AddressCare } from './address-care'
import { BackupCareList } from './backup-care-list'
import { DamagedList } from './damaged-list'
import { OrphanList } from './orphan-list'

export const metadata: Metadata = { title: 'Care' }

export default async function CarePage() {
  const actor = await requireActor('/admin/care')
  const clock = await clockFor(actor)
  const isAdmin = may(actor, 'manageSettings')
  const seesAddresses = may(actor, 'manageRedirects')
  const [careLists, orphans, silent, broken] = await Promise.all([
    careOf(actor, clock.now),
    isAdmin ? findOrphans(clock.now) : [],
    seesAddresses ? cachedSilentAddresses(actor, clock.now).then(({ silent }) => silent.length) : 0,
    seesAddresses ? brokenLinks(actor, clock.now).then(({ texts, menu }) => texts.length + Number(menu.length > 0)) : 0,
  ])
  const needed = cares.filter((care) => careLists[care].length > 0)
  const isWell = needed.length + orphans.length + silent + broken === 0
  return (
    <>
      <PageHead title="Care" actions={isAdmin && <Link href="/admin/care/self-check">Self-check</Link>}>
        {actor.role === 'contributor' ? 'What of yours' : 'What'} somebody should look at before a reader does.
      </PageHead>
      {isWell && <p className="text-soft">Nothing needs care just now.</p>}
      <div className="grid gap-x-10 gap-y-10 xl:grid-cols-2">
        {needed.map((care) => {
          const { title, says, moment } = careWords[care]
          return (
            <Section
              key={care}
              id={care}
              title={title}
              aside={<span className="text-soft">{careLists[care].length}</span>}
            >
              <p className="mb-3 max-w-[60ch] text-sm text-soft">{says}</p>
              {care === 'damaged' ? (
                <DamagedList items={careLists.damaged} now={clock.now} mayCheck={may(actor, 'checkFiles')} />
              ) : care === 'backups' ? (
                <BackupCareList items={careLists.backups} now={clock.now} />
              ) : (
                <CareList items={careLists[care]} moment={moment} clock={clock} />
              )}
            </Section>
          )
        })}
        {silent + broken > 0 && <AddressCare silent={silent} broken={broken} />}
        {orphans.length > 0 && <OrphanList orphans={orphans} now={clock.now} />}
      </div>
    </>
  )
}
