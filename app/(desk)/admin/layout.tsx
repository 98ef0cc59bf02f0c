import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { currentActor } from '@/auth/session'
import { DamagedNote, NotSaving } from '@/components/admin/shell/not-saving'
import { Palette } from '@/components/admin/palette/palette'
import type { PalettePlace } from '@/components/admin/palette/places'
import { Rail, type RailGroupItems } from '@/components/admin/shell/rail'
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
  const groups = railGroupsFor(actor, { waiting, unread, erasures })
  return (
    <WithLanguages setting={settingForBrowsers()}>
      <div className="lg:flex">
        <SkipLink />
        <Rail
          site={name}
          person={{ name: actor.name, role: roleNames[actor.role] }}
          groups={groups}
          begin={newTexts}
          signOut={<SignOut userId={actor.id!} />}
        />
        <Palette
          begin={newTexts}
          places={[
            ...groups.flatMap(({ items }) => items.map(placeOf)),
            ...palettePlaces,
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

type RailCounts = { waiting: number; unread: number; erasures: { total: number; waiting: number } }

function railGroupsFor(actor: Actor, { waiting, unread, erasures }: RailCounts): RailGroupItems[] {
  const only = (isShown: boolean, item: RailItem) => (isShown ? [item] : [])
  const erasing = { href: '/admin/erasures', label: 'Erasures', count: erasures.waiting, counted: 'for you' }
  return [
    {
      items: [
        { href: '/admin', label: 'Desk' },
        { href: '/admin/entries', label: 'Content' },
        { href: '/admin/media', label: 'Media' },
        { href: '/admin/calendar', label: 'Calendar' },
        { href: '/admin/review', label: 'Review', count: waiting, counted: 'for you' },
        { href: '/admin/notices', label: 'Notifications', count: unread, counted: 'unread' },
      ],
    },
    {
      name: 'Publishing',
      items: [
        ...only(may(actor, 'manageBundles'), { href: '/admin/bundles', label: 'Bundles' }),
        ...only(may(actor, 'arrangeFront'), { href: '/admin/settings/front', label: 'Front page' }),
        ...only(may(actor, 'manageTerms'), { href: '/admin/terms', label: 'Topics and countries' }),
        ...only(may(actor, 'manageGlossary'), { href: '/admin/glossary', label: 'Glossary' }),
        { href: '/admin/report', label: 'Figures' },
      ],
    },
    {
      name: 'People at risk',
      items: [
        ...only(may(actor, 'readConsents'), { href: '/admin/consents', label: 'Consents' }),
        ...only(may(actor, 'manageHelp'), { href: '/admin/help', label: 'Help for people' }),
        ...only(erasures.total > 0, erasing),
      ],
    },
    {
      name: 'Maintenance',
      items: [
        { href: '/admin/care', label: 'To fix' },
        ...only(may(actor, 'manageRedirects'), { href: '/admin/addresses', label: 'Links and redirects' }),
        { href: '/admin/trash', label: 'Trash' },
        ...only(may(actor, 'readHistory'), { href: '/admin/history', label: 'Site history' }),
      ],
    },
    {
      name: 'Administration',
      items: [
        ...only(may(actor, 'manageImports'), { href: '/admin/imports', label: 'Imports' }),
        ...only(may(actor, 'manageStaff'), { href: '/admin/staff', label: 'Staff' }),
        ...only(may(actor, 'manageBackups'), { href: '/admin/backups', label: 'Backups' }),
        ...only(may(actor, 'manageSettings'), { href: '/admin/settings', label: 'Settings' }),
      ],
    },
  ].filter(({ items }) => items.length > 0)
}

const palettePlaces: PalettePlace[] = [
  { href: '/admin/entries?state=waiting&by=me', label: 'My drafts', also: 'own unpublished' },
  { href: '/admin/entries?by=me', label: 'My content', also: 'own mine' },
  { href: '/admin/entries?state=scheduled&sort=live', label: 'Scheduled content', also: 'later coming' },
  { href: '/admin/site-at', label: 'See the site as it will stand', also: 'preview future' },
  {
    href: '/admin/account',
    label: 'Your account',
    also: 'password passkey second factor 2fa codes time zone profile mails sign out',
  },
]

const searchWords: Record<string, string> = {
  '/admin': 'home dashboard',
  '/admin/entries': 'posts publications pages list search entries',
  '/admin/media': 'pictures images documents files uploads library',
  '/admin/calendar': 'schedule planned',
  '/admin/consents': 'people at risk survivors permission revoke harm',
  '/admin/erasures': 'erase delete for good forget privacy request',
  '/admin/review': 'approve submitted',
  '/admin/notices': 'notices messages',
  '/admin/care': 'care problems old drafts missing damaged files',
  '/admin/report': 'publishing report downloads statistics numbers fetched files readers',
  '/admin/addresses': 'addresses 404 missing broken urls import',
  '/admin/help': 'hotline services numbers danger rescue',
  '/admin/terms': 'tags categories',
  '/admin/glossary': 'translation terminology agreed words dictionary',
  '/admin/trash': 'deleted bin restore',
  '/admin/history': 'audit log record who',
  '/admin/settings/front': 'lead pins highlights home',
  '/admin/imports': 'wordpress wxr migrate move export folder pdfs csv',
  '/admin/staff': 'people users invite roles',
  '/admin/backups': 'copies restore disaster safety proved',
  '/admin/settings': 'configuration options',
}

function placeOf({ href, label }: RailItem): PalettePlace {
  return { href, label, also: searchWords[href] }
}

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
