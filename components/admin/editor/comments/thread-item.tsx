import { useEffect, useRef, useState } from 'react'
import { AskButton } from '@/components/ui/ask-button'
import { Button } from '@/components/ui/button'
import type { Thread, Remark as RemarkText } from '@/domain/review/comments'
import { deskMoment } from '@/lib/time/time'
import { RemarkForm } from './remark-form'
import type { Comments } from './use-comments'
import { useZones } from '@/components/admin/moments/zones'

type Props = {
  thread: Thread
  comments: Comments
  isPlaced: boolean
}

export function ThreadItem({ thread, comments, isPlaced }: Props) {
  const [isReplying, setReplying] = useState(false)
  useHeldThread(isReplying, thread.id, comments)
  const zones = useZones()
  const item = useRef<HTMLLIElement>(null)
  const isCurrent = comments.current === thread.id
  useEffect(() => {
    if (isCurrent) item.current?.focus()
  }, [isCurrent, comments.requests])

  const isResolved = thread.resolvedAt !== null
  const hasPlace = isPlaced || thread.field === 'title' || thread.field === 'summary'

  return (
    <li
      ref={item}
      tabIndex={-1}
      className={`space-y-2 border-t border-l-3 border-t-line py-3 pl-3 outline-none focus-visible:outline-3 ${isCurrent ? 'border-l-accent bg-wash' : 'border-l-transparent'}`}
    >
      <ThreadAbout thread={thread} isPlaced={isPlaced} />
      <RemarkItem remark={thread} threadId={thread.id} comments={comments} />
      {thread.replies.length > 0 && (
        <ul aria-label="Replies" className="space-y-3 border-l border-line pl-3">
          {thread.replies.map((reply) => (
            <li key={reply.id}>
              <RemarkItem remark={reply} threadId={thread.id} comments={comments} />
            </li>
          ))}
        </ul>
      )}
      {isResolved && (
        <p className="text-sm text-soft">
          Resolved by {thread.resolvedBy ?? 'the system'}, {deskMoment(thread.resolvedAt!, zones)}
        </p>
      )}
      {isReplying ? (
        <RemarkForm
          label="Reply"
          verb="Reply"
          onCancel={() => setReplying(false)}
          onSend={async (text) => {
            const answer = await comments.threads.reply(thread, text)
            if (answer.ok) setReplying(false)
            return answer
          }}
        />
      ) : (
        <div className="-ml-2.5 flex flex-wrap">
          {hasPlace && (
            <Button kind="quiet" small onPress={() => comments.goTo(thread)}>
              Go to the {thread.field === 'body' ? 'words' : thread.field}
            </Button>
          )}
          <Button kind="quiet" small onPress={() => setReplying(true)}>
            Reply
          </Button>
          <AskButton
            kind="quiet"
            small
            ask={() => comments.threads.change(thread.id, { act: 'resolve', resolved: !isResolved })}
          >
            {isResolved ? 'Reopen' : 'Resolve'}
          </AskButton>
        </div>
      )}
    </li>
  )
}

function ThreadAbout({ thread: { field, quote }, isPlaced }: { thread: Thread; isPlaced: boolean }) {
  if (!quote) return <p className="text-sm text-soft">On the {field ?? 'whole text'}</p>
  return (
    <>
      <blockquote className="line-clamp-3 border-l-3 border-warn pl-2 font-serif text-sm text-soft wrap-anywhere">
        {quote}
      </blockquote>
      {!isPlaced && <p className="text-sm font-medium text-warn">The words are no longer there.</p>}
    </>
  )
}

type RemarkProps = { remark: RemarkText; threadId: number; comments: Comments }

function RemarkItem({ remark, threadId, comments }: RemarkProps) {
  const zones = useZones()
  const [isEditing, setEditing] = useState(false)
  useHeldThread(isEditing, threadId, comments)
  const isEdited = remark.editedAt !== null && remark.text !== ''

  return (
    <div className="space-y-1">
      <p className="text-sm">
        <strong>{remark.author ?? 'The system'}</strong>{' '}
        <span className="text-soft">
          {deskMoment(remark.createdAt, zones)}
          {isEdited && ', edited'}
        </span>
      </p>
      {isEditing ? (
        <RemarkForm
          label="Comment"
          verb="Save"
          initial={remark.text}
          onCancel={() => setEditing(false)}
          onSend={async (text) => {
            const answer = await comments.threads.change(remark.id, { act: 'edit', text })
            if (answer.ok) setEditing(false)
            return answer
          }}
        />
      ) : remark.text ? (
        <p className="wrap-anywhere whitespace-pre-wrap">{remark.text}</p>
      ) : (
        <p className="text-faint">Removed by its author.</p>
      )}
      {remark.mine && remark.text && !isEditing && (
        <div className="-ml-2.5 flex flex-wrap">
          <Button kind="quiet" small onPress={() => setEditing(true)}>
            Edit
          </Button>
          <AskButton kind="quiet" small ask={() => comments.removal.remove(remark)}>
            Remove
          </AskButton>
        </div>
      )}
    </div>
  )
}

function useHeldThread(isWriting: boolean, threadId: number, { held }: Comments) {
  const latest = useRef(held)
  useEffect(() => {
    if (!isWriting) return
    const { hold, release } = latest.current
    hold(threadId)
    return () => release(threadId)
  }, [isWriting, threadId])
}
