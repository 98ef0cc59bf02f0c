import type { MouseEvent, ReactNode } from 'react'
import { kindNames } from '@/components/admin/entry/entry-title'
import { StateSign } from '@/components/admin/entry/state-mark'
import { stateNames } from '@/components/admin/entry/state-words'
import { Thumbnail } from '@/components/admin/media/thumbnail'
import { factsOf } from '@/components/admin/media/upload-words'
import { englishName } from '@/lib/languages/language-tags'
import type { PickerChoice, TextChoice, UploadChoice } from './choice'

type Props = {
  choice: PickerChoice
  note?: string
  several?: { place: number | undefined; toggle: () => void }
  inGrid?: boolean
}

export function ChoiceRow({ choice, note, several, inGrid }: Props) {
  if (choice.is === 'address')
    return (
      <>
        <span className="block font-semibold wrap-anywhere">{choice.href}</span>
        <ChoiceFacts note={note}>This address, as it is typed</ChoiceFacts>
      </>
    )
  if (inGrid && choice.is === 'upload') return <UploadTile upload={choice} several={several} />
  return (
    <span className="flex items-start gap-3">
      {choice.is === 'upload' && <Thumbnail upload={choice} className="size-12 shrink-0" />}
      <span className="min-w-0 flex-1">
        {choice.is === 'text' ? <TextTitle text={choice} /> : <ChoiceName>{choice.name}</ChoiceName>}
        <ChoiceFacts note={note}>{choice.is === 'text' ? <TextFacts text={choice} /> : factsOf(choice)}</ChoiceFacts>
      </span>
      {several && <OrderNumber {...several} />}
    </span>
  )
}

function TextTitle({ text: { title, language } }: { text: TextChoice }) {
  return title.trim() ? (
    <span lang={language} className="block font-semibold wrap-anywhere">
      {title}
    </span>
  ) : (
    <ChoiceName>Untitled</ChoiceName>
  )
}

function ChoiceName({ children }: { children: string }) {
  return <span className="block font-semibold wrap-anywhere">{children}</span>
}

function TextFacts({ text: { kind, language, state } }: { text: TextChoice }) {
  return (
    <>
      {kindNames[kind]} · {englishName(language)} · <StateSign state={state} />
      {stateNames[state.is]}
    </>
  )
}

function ChoiceFacts({ note, children }: { note?: string; children: ReactNode }) {
  return (
    <span className="block text-sm text-soft">
      {children}
      {note && <span className="block font-medium text-warn">{note}</span>}
    </span>
  )
}

function UploadTile({ upload, several }: { upload: UploadChoice } & Pick<Props, 'several'>) {
  return (
    <>
      <Thumbnail upload={upload} className="aspect-[4/3] w-full" />
      <span className="block truncate text-sm text-soft">{upload.name}</span>
      {upload.alt && <span className="sr-only">{upload.alt}</span>}
      {several && (
        <span className="absolute top-1 right-1">
          <OrderNumber {...several} />
        </span>
      )}
    </>
  )
}

function OrderNumber({ place, toggle }: NonNullable<Props['several']>) {
  const onClick = (event: MouseEvent) => {
    event.stopPropagation()
    toggle()
  }
  return (
    <span
      aria-hidden
      data-place={place ?? ''}
      onClick={onClick}
      className={`grid size-8 shrink-0 place-items-center border font-semibold tabular-nums ${place ? 'border-accent bg-accent text-accent-ink' : 'border-edge bg-paper hover:border-ink'}`}
    >
      {place}
    </span>
  )
}
