import { noticeLinks, noticeSentence } from '@/components/admin/notices/notice-words'
import { ListPage } from '@/components/admin/shell/list-page'
import { Section } from '@/components/admin/shell/page-head'
import { ActForm } from '@/components/ui/form'
import { may } from '@/domain/staff/actor'
import { mailProblems } from '@/domain/notices/mail'
import { ownNotices, unreadNotices } from '@/domain/notices/notices'
import { relativeTime } from '@/lib/time/relative-time'
import { deskMoment } from '@/lib/time/time'
import { markNoticesRead } from './actions'
import { NoticeLine } from './notice-line'
import { listAddress } from '../list-address'
import { deskPage } from '@/app/(desk)/admin/desk-page'

export const metadata = { title: 'Notifications' }

const noticesAddress = listAddress('/admin/notices', {})

export default deskPage('/admin/notices', async ({ actor, clock, searchParams }) => {
  const [list, unread, problems] = await Promise.all([
    ownNotices(actor, { page: noticesAddress.read(searchParams).page ?? 1 }),
    unreadNotices(actor),
    may(actor, 'manageSettings') ? mailProblems(actor, clock.now) : [],
  ])
  return (
    <ListPage
      title="Notifications"
      about={
        <>
          {unread > 0 ? `${unread.toLocaleString('en')} not read yet.` : 'Everything is read.'} Which of them come by
          mail as well is chosen in your <a href="/admin/account#mail">account</a>.
        </>
      }
      actions={unread > 0 && <ActForm act={markNoticesRead} values={{ ids: 'all' }} verb="Mark all read" />}
      className="max-w-4xl"
      above={
        problems.length > 0 && (
          <Section title="Mails that could not be sent" id="mail-problems" className="mb-10">
            <ul>
              {problems.map(({ id, name, triedAt, problem }) => (
                <li key={id} className="border-t border-line py-2.5 first:border-t-0 first:pt-0">
                  <span className="font-semibold">{name}</span>: <span className="wrap-anywhere">{problem}</span>
                  <span className="block text-sm text-soft">Tried last {deskMoment(triedAt ?? 0, clock)}</span>
                </li>
              ))}
            </ul>
          </Section>
        )
      }
      list={list}
      address={(page) => noticesAddress.at({ page })}
      nothing="Nothing yet. Here you are told when a text waits for you, was approved or published."
    >
      {(items) => (
        <ol className="border-t-3 border-rule">
          {items.map(({ id, kind, entryId, title, createdAt, readAt, ...facts }) => (
            <NoticeLine
              key={id}
              id={id}
              entryId={entryId}
              title={title}
              message={noticeSentence({ kind, ...facts })}
              part={kind === 'check asked' ? '/harm-check' : undefined}
              place={noticeLinks[kind]}
              ago={relativeTime(createdAt, clock.now)}
              at={deskMoment(createdAt, clock)}
              isRead={readAt !== null}
            />
          ))}
        </ol>
      )}
    </ListPage>
  )
})
