import type { ReactNode } from 'react'
import { currentActor } from '@/auth/session'
import { Rail, type RailItem } from '@/components/admin/shell/rail'
import { SkipLink } from '@/components/admin/shell/skip-link'
import { may, type Actor } from '@/domain/actor'
import { unreadNotices } from '@/domain/notices'
import { siteSettings } from '@/domain/published/site'
import { waitingForMe } from '@/domain/review-state'
import { SignOut } from '../sign-in/sign-out'
import { roleNames } from './staff/roles'

// The frame, never a guard: each page asks for its own session and its own right.
export default async function Layout({ children }: { children: ReactNode }) {
  const actor = await currentActor()
  if (!actor) return children
  const [{ name }, waiting, unread] = await Promise.all([siteSettings(), waitingForMe(actor), unreadNotices(actor)])
  return (
    <div className="lg:flex">
      <SkipLink />
      <Rail
        site={name}
        person={{ name: actor.name, role: roleNames[actor.role] }}
        items={itemsFor(actor, { waiting, unread })}
        begin={begin}
        signOut={<SignOut userId={actor.id!} />}
      />
      <main
        id="main"
        tabIndex={-1}
        className="min-w-0 max-w-[92rem] flex-1 px-4 py-6 outline-none sm:px-6 lg:px-10 lg:py-8"
      >
        {children}
      </main>
    </div>
  )
}

const begin: RailItem[] = [
  { href: '/admin/entries/new?kind=post', label: 'New post' },
  { href: '/admin/entries/new?kind=publication', label: 'New publication' },
  { href: '/admin/entries/new?kind=page', label: 'New page' },
]

function itemsFor(actor: Actor, { waiting, unread }: { waiting: number; unread: number }): RailItem[] {
  return [
    { href: '/admin', label: 'Desk' },
    { href: '/admin/entries', label: 'Entries' },
    { href: '/admin/review', label: 'Review', count: waiting },
    { href: '/admin/notices', label: 'Notices', count: unread },
    ...(may(actor, 'manageTerms') ? [{ href: '/admin/terms', label: 'Topics and countries' }] : []),
    ...(may(actor, 'manageStaff') ? [{ href: '/admin/staff', label: 'Staff' }] : []),
    ...(may(actor, 'manageSettings') ? [{ href: '/admin/settings', label: 'Settings' }] : []),
  ]
}
