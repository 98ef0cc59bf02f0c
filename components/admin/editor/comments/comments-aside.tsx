import { X } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { AskButton } from '@/components/ui/ask-button'
import { SelectField } from '@/components/ui/fields'
import { RemarkForm } from './remark-form'
import { ThreadItem } from './thread-item'
import type { Comments, CommentedField } from './use-comments'
import type { Removal } from './use-threads'

type Props = { comments: Comments; placedIds: number[]; children?: ReactNode }

export function CommentsAside({ comments, placedIds, children }: Props) {
  const { threads, shows, show, isWriting, held } = comments
  const visibleThreads = threads.all.filter((thread) => threads[shows].includes(thread) || held.has(thread.id))
  return (
    <aside
      id="comments"
      aria-label={children ? 'Comments and suggested edits' : 'Comments'}
      onKeyDown={(event) => event.key === 'Escape' && comments.close()}
      className="min-w-0 bg-paper max-lg:fixed max-lg:inset-x-0 max-lg:bottom-0 max-lg:z-30 max-lg:max-h-[60dvh] max-lg:overflow-y-auto max-lg:border-t-3 max-lg:border-rule max-lg:px-4 max-lg:pb-4 sm:max-lg:px-6 lg:sticky lg:top-(--beside-top) lg:mt-9 lg:max-h-[calc(100dvh-var(--beside-top)-0.5rem)] lg:self-start lg:overflow-y-auto lg:pb-6"
    >
      <div
        className={`flex items-center justify-between gap-2 py-2 max-lg:sticky max-lg:top-0 lg:border-t-3 lg:border-rule ${children ? 'relative z-10 -mb-12' : 'bg-paper'}`}
      >
        {!children && <h2 className="text-base">Comments</h2>}
        <Button kind="quiet" small onPress={comments.close} aria-label="Close comments" className="ml-auto">
          <X aria-hidden className="size-4" />
        </Button>
      </div>
      {children && (
        <>
          {children}
          <h2 className="border-t border-line py-2 text-base">Comments</h2>
        </>
      )}
      <div role="group" aria-label="Show" className="mb-3 flex flex-wrap gap-2">
        {(['open', 'resolved'] as const).map((which) => (
          <Button
            key={which}
            small
            aria-pressed={shows === which}
            onPress={() => show(which)}
            className={shows === which ? 'border-ink! bg-wash!' : ''}
          >
            {which === 'open' ? 'Open' : 'Resolved'} {threads[which].length}
          </Button>
        ))}
        {!isWriting && (
          <Button small kind="quiet" onPress={comments.begin}>
            New comment
          </Button>
        )}
      </div>
      {isWriting && <NewComment comments={comments} />}
      <RemovedNote removal={comments.removal} />
      {visibleThreads.length > 0 ? (
        <ol>
          {visibleThreads.map((thread) => (
            <ThreadItem key={thread.id} isPlaced={placedIds.includes(thread.id)} thread={thread} comments={comments} />
          ))}
        </ol>
      ) : (
        !isWriting && (
          <p className="text-sm text-soft">
            {shows === 'open'
              ? 'No open comments. Select words in the text, then choose “Comment”. To write over the text, choose “Suggesting” in the bar.'
              : 'Nothing was resolved yet.'}
          </p>
        )
      )}
    </aside>
  )
}

function NewComment({ comments }: { comments: Comments }) {
  const [field, setField] = useState<CommentedField>('entry')
  const { words, times } = comments.begun
  return (
    <div className="mb-4 border-l-3 border-accent bg-wash p-3">
      <RemarkForm
        label="Comment"
        verb="Comment"
        begun={times}
        onCancel={comments.leave}
        onSend={(text) => comments.add(text, field)}
      >
        {words ? (
          <blockquote className="line-clamp-3 border-l-3 border-warn pl-2 font-serif text-sm text-soft wrap-anywhere">
            {words}
          </blockquote>
        ) : (
          <SelectField
            label="About"
            value={field}
            onChange={setField}
            options={{ entry: 'The whole text', title: 'The title', summary: 'The summary' }}
          />
        )}
      </RemarkForm>
    </div>
  )
}

function RemovedNote({ removal: { removed, putBack } }: { removal: Removal }) {
  return (
    <div aria-live="polite" className="mb-3 empty:hidden">
      {removed && (
        <div className="flex flex-wrap items-center gap-2 text-sm">
          Comment removed.
          <AskButton kind="quiet" small ask={putBack}>
            Put it back
          </AskButton>
        </div>
      )}
    </div>
  )
}
