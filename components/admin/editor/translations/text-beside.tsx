import { X } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { ProblemList } from '@/components/ui/form'
import type { NewestText } from '@/domain/writing/revisions'

import { useAnswer } from '@/components/ui/use-answer'
import type { BesideText } from './words'
import { englishName } from '@/lib/languages/language-tags'

export function TextBeside({ entryId, language, onClose }: BesideText & { onClose: () => void }) {
  const { value: text, problems } = useAnswer<NewestText>(`/api/desk/entries/${entryId}/translations/text`)
  const english = englishName(language)
  const name = `${english} text`
  return (
    <aside
      aria-label={name}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
      className="min-w-0 bg-paper max-lg:fixed max-lg:inset-x-0 max-lg:bottom-0 max-lg:z-30 max-lg:border-t-3 max-lg:border-rule max-lg:px-4 sm:max-lg:px-6 lg:sticky lg:top-(--beside-top) lg:mt-9 lg:self-start"
    >
      <div className="flex items-center justify-between gap-2 py-2 lg:border-t-3 lg:border-rule">
        <h2 className="text-base">{name}</h2>
        <Button kind="quiet" small onPress={onClose} aria-label={`Close the ${name}`}>
          <X aria-hidden className="size-4" />
        </Button>
      </div>
      {/* The text scrolls by itself, so the keyboard has to reach it. */}
      <div
        role="region"
        aria-label={`${name}, to read`}
        tabIndex={0}
        className="max-h-[32dvh] overflow-y-auto pb-4 lg:max-h-[calc(100dvh-var(--beside-top)-4rem)] lg:pr-3"
      >
        {!text && problems.length === 0 && <p className="text-sm text-soft">Loading…</p>}
        <ProblemList problems={problems} />
        {text && <ReadingText {...text} />}
      </div>
    </aside>
  )
}

function ReadingText({ language, title, summary, bodyHtml }: NewestText) {
  return (
    <article lang={language}>
      <h3 className="font-serif text-[1.5rem] leading-[1.2] font-medium wrap-anywhere">{title || 'Untitled'}</h3>
      {summary && <p className="mt-3 font-serif text-[1.125rem] text-soft">{summary}</p>}
      {/* Safe: domain/content/body/render.ts writes only listed elements. */}
      <div className="body mt-5" dangerouslySetInnerHTML={{ __html: bodyHtml }} />
    </article>
  )
}
