import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { currentActor } from '@/auth/session'
import { DamagedNote, NotSaving } from '@/components/admin/shell/not-saving'
import { Palette } from '@/components/admin/palette/palette'
import { Rail } from '@/components/admin/shell/rail'
import type { RailItem } from '@/components/admin/shell/rail-item'
import { ShortcutsSheet } from '@/components/admin/shell/shortcuts-sheet'
import { WithLanguages } from '@/components/admin/shell/with-languages'
import { isKnownAsDamaged, savingFault, unlessDamaged } from '@/domain/care/saving'
import { countErasures } from '@/domain/erasures/for-the-desk'
import { kindNames } from '@/lib/kinds/kinds'
import { may, type Actor } from '@/domain/staff/actor'
import { unreadNotices } from '@/domain/notices/notices'
import { siteSettings } from '@/domain/published/site'
import { waitingForMe } from '@/domain/review/review-state'
import { settingForBrowsers } from '@/lib/languages/language-tags'
import { SignOut } from '../sign-in/sign-out'
import { ConfirmDialog } from './confirm/confirm-dialog'
import { roleNames } from './staff/roles'
import { settingsPlaces } from './settings/places'
import { hasColleagues } from '@/domain/staff/staff'
import { Note } from '@/components/admin/shell/page-head'
import { ownFactorDueAt } from '@/domain/staff/factors/rule'
import { deskTime } from '@/lib/time/time'
import { furtherPlaces, placeGroupsFor } from './places'

export async function generateMetadata(): Promise<Metadata> {
  const { name } = await siteSettings()
  return { title: { absolute: name, template: `%s · ${name}` } }
}

// The layout does not guard: each page checks its own session and right.
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor()
  if (!actor) return children
  const [{ name }, waiting, unread, erasures, fault] = await Promise.all([
    siteSettings(),
    unlessDamaged(waitingForMe(actor), 0),
    unlessDamaged(unreadNotices(actor), 0),
    unlessDamaged(countErasures(actor), { total: 0, waiting: 0 }),
    savingFault(),
  ])
  const groups = placeGroupsFor(actor, { hasErasures: erasures.total > 0 })
  const counts: Record<string, { count: number; counted: string } | undefined> = {
    '/admin/review': { count: waiting, counted: 'for you' },
    '/admin/notices': { count: unread, counted: 'unread' },
    '/admin/erasures': { count: erasures.waiting, counted: 'for you' },
  }
  return (
    <WithLanguages setting={settingForBrowsers()}>
      <div className="lg:flex">
        <SkipLink />
        <Rail
          site={name}
          person={{ name: actor.name, role: roleNames[actor.role] }}
          groups={groups.map(({ name, places }) => ({
            name,
            items: places.map(({ href, label }) => ({ href, label, ...counts[href] })),
          }))}
          begin={newTexts}
          signOut={<SignOut userId={actor.id!} />}
        />
        <Palette
          begin={newTexts}
          places={[
            ...groups.flatMap(({ places }) => places),
            ...furtherPlaces,
            ...(may(actor, 'manageSettings') ? settingsPlaces(await hasColleagues()) : []),
          ]}
        />
        <ShortcutsSheet />
        <ConfirmDialog />
        <main
          id="main"
          tabIndex={-1}
          className="min-w-0 max-w-[92rem] flex-1 px-4 py-6 outline-none sm:px-6 lg:px-10 lg:py-8"
        >
          <FactorDue actor={actor} />
          {fault && <NotSaving fault={fault} canRepair={may(actor, 'manageSettings')} />}
          {!fault && isKnownAsDamaged() && <DamagedNote canRepair={may(actor, 'manageSettings')} />}
          {children}
        </main>
      </div>
    </WithLanguages>
  )
}

const newTexts: RailItem[] = kindNames.map((kind) => ({
  href: `/admin/entries/new?kind=${kind}`,
  label: `New ${kind}`,
}))

/** Announces a required second factor in time: later the desk is closed without one. */
async function FactorDue({ actor }: { actor: Actor }) {
  const dueAt = await ownFactorDueAt(actor)
  if (dueAt === undefined) return null
  return (
    <Note warn className="mb-6">
      <p>
        This site asks you for a second factor from {deskTime(dueAt, actor.zone)} on.{' '}
        <a href="/admin/account#factors">Set up a passkey or an app</a>
      </p>
    </Note>
  )
}

function SkipLink() {
  return (
    <a
      href="#main"
      className="absolute -left-[99rem] z-50 bg-accent px-4 py-2.5 font-semibold text-accent-ink focus:top-3 focus:left-3"
    >
      Skip to the page
    </a>
  )
}
