import { useEffect, useId, useRef, type KeyboardEvent } from 'react'
import type { Language } from '@/lib/languages/languages'
import { englishName } from '@/lib/languages/language-tags'
import type { PanelPart } from '../panel/part'
import type { Original } from '../translations/use-original'
import { joinLines } from '@/lib/text/in-one-line'

type Props = {
  part: Pick<PanelPart, 'draft' | 'problem'>
  language: Language
  ready: boolean
  isNew: boolean
  original?: Original
}

/** Shows title and summary. The fields are read-only until the text can be saved. */
export function Headline({ part: { draft, problem }, language, ready, isNew, original }: Props) {
  const { fields, change } = draft
  const { source, still } = original ?? {}
  const isStill = (field: 'title' | 'summary') =>
    still?.passages.some(({ place }) => 'field' in place && place.field === field)
  const stillIn = (field: 'title' | 'summary') =>
    source && isStill(field) ? `Still in ${englishName(source.language)}` : undefined
  const title = useRef<HTMLTextAreaElement>(null)
  useEffect(() => void (ready && isNew && title.current?.focus()), [ready, isNew])
  return (
    <div className="space-y-5">
      <HeadlineField
        label="Title"
        value={fields.title}
        onChange={(title) => change({ title })}
        problem={problem('title')}
        still={stillIn('title')}
        className="font-serif text-[clamp(1.75rem,1.3rem+2vw,2.6rem)] leading-[1.16] font-medium tracking-[-0.008em]"
        language={language}
        ready={ready}
        field={title}
      />
      <HeadlineField
        label="Summary"
        value={fields.summary}
        onChange={(summary) => change({ summary })}
        problem={problem('summary')}
        still={stillIn('summary')}
        className="font-serif text-[1.25rem] leading-[1.45] text-soft"
        language={language}
        ready={ready}
      />
    </div>
  )
}

type LineProps = {
  label: string
  value: string
  onChange: (value: string) => void
  problem?: string
  still?: string
  className: string
  language: Language
  ready: boolean
  field?: React.RefObject<HTMLTextAreaElement | null>
}

function HeadlineField({ label, value, onChange, problem, still, className, language, ready, field }: LineProps) {
  const id = useId()
  const ownArea = useRef<HTMLTextAreaElement>(null)
  const area = field ?? ownArea
  useEffect(() => growToContent(area.current), [area, value])
  return (
    <div>
      <div className="flex gap-x-2 text-sm">
        <label htmlFor={id} className="font-semibold text-soft">
          {label}
        </label>
        {still && (
          <span id={`${id}-still`} className="font-semibold text-warn">
            {still}
          </span>
        )}
      </div>
      <textarea
        id={id}
        ref={area}
        value={value}
        onChange={(event) => onChange(joinLines(event.target.value))}
        readOnly={!ready}
        aria-invalid={problem ? true : undefined}
        aria-describedby={[problem && `${id}-problem`, still && `${id}-still`].filter(Boolean).join(' ') || undefined}
        rows={1}
        lang={language}
        onKeyDown={moveToNextField}
        className={`line block w-full resize-none overflow-hidden border-b border-line bg-transparent py-1 outline-none hover:border-edge focus:border-accent focus:shadow-[0_2px_0_var(--accent)] aria-invalid:border-bad ${className}`}
      />
      {problem && (
        <p id={`${id}-problem`} className="mt-1 border-l-3 border-bad pl-2 text-sm font-medium text-bad">
          {problem}
        </p>
      )}
    </div>
  )
}

/** Makes a field as high as its text, for browsers without `field-sizing`. */
function growToContent(area: HTMLTextAreaElement | null) {
  if (!area || CSS.supports('field-sizing', 'content')) return
  area.style.height = 'auto'
  area.style.height = `${area.scrollHeight}px`
}

/** Moves to the next field on Enter: a title is one line. */
function moveToNextField(event: KeyboardEvent<HTMLTextAreaElement>) {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
  event.preventDefault()
  const stops = [...document.querySelectorAll<HTMLElement>('.editor .line, .editor .body')]
  stops[stops.indexOf(event.currentTarget) + 1]?.focus()
}
