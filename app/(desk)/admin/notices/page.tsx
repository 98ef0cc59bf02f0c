import type { Metadata } from 'next'
import { requireActor } from '@/auth/session'
import { Turn } from '@/components/ui/turn'
import { noticePlaces, noticeWords } from '@/components/admin/notices/notice-words'
import { PageHead } from '@/components/admin/shell/page-head'
import { Section } from '@/components/admin/shell/section'
import { may } from '@/domain/staff/actor'
import { mailProblems } from '@/domain/notices/mail'
import { ownNotices, unreadNotices } from '@/domain/notices/notices'
import { relativeTime } from '@/lib/time/relative-time'
import { deskTimes, partialDate } from '@/lib/time/time'
import { clockFor } from '../clock'
import { AllRead, NoticeLine } from './notice-line'

export const metadata: Metadata = { title: 'Notifications' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function NoticesPage({ searchParams }: Props) {
  const actor = await requireActor('/admin/notices')
  const pageNumber = Number((await searchParams).page)
  const [clock, { items, page, pages }, unread, problems] = await Promise.all([
    clockFor(actor),
    ownNotices(actor, { page: Number.isInteger(pageNumber) && pageNumber > 0 && pageNumber < 10_000 ? pageNumber : 1 }),
    unreadNotices(actor),
    may(actor, 'manageSettings') ? mailProblems(actor, Date.now()) : [],
  ])
  return (
    <div className="max-w-4xl">
      <PageHead title="Notifications" actions={unread > 0 && <AllRead />}>
        {unread > 0 ? `${unread.toLocaleString('en')} not read yet.` : 'Everything is read.'} Which of them come by mail
        as well is chosen in your <a href="/admin/account#mail">account</a>.
      </PageHead>
      {problems.length > 0 && (
        <Section title="Mails that could not be sent" id="mail-problems" className="mb-10">
          <ul>
            {problems.map(({ id, name, triedAt, problem }) => (
              <li key={id} className="border-t border-line py-2.5 first:border-t-0 first:pt-0">
                <span className="font-semibold">{name}</span>: <span className="wrap-anywhere">{problem}</span>
                <span className="block text-sm text-soft">
                  Tried last {deskTimes(triedAt ?? 0, clock.zone, clock.viewer, clock.now)}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {items.length > 0 ? (
        <ol className="border-t-3 border-rule">
          {items.map(({ id, kind, entryId, title, createdAt, readAt, lastDay, counts }) => (
            <NoticeLine
              key={id}
              id={id}
              entryId={entryId}
              title={title}
              message={`${noticeWords[kind]}${lastDay ? `: its last day is ${partialDate(lastDay)}` : ''}${counts ? `: ${counts}` : ''}`}
              part={kind === 'check asked' ? '/harm-check' : undefined}
              place={noticePlaces[kind]}
              ago={relativeTime(createdAt, clock.now)}
              at={deskTimes(createdAt, clock.zone, clock.viewer, clock.now)}
              isRead={readAt !== null}
            />
          ))}
        </ol>
      ) : (
        <p className="text-soft">
          Nothing yet. Here you are told when a text waits for you, was approved or goes live.
        </p>
      )}
      <Turn page={page} pages={pages} address={(n) => `/admin/notices?page=${n}`} />
    </div>
  )
}
