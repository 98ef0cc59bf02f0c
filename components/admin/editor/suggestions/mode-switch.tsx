import { ChevronDown, Pencil, PencilLine } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useCommands } from '@/components/admin/palette/commands'
import { buttonClass } from '@/components/ui/button-class'
import { MenuButton } from '@/components/ui/menu-button'
import { widestClass } from '@/components/ui/widest'

type Props = {
  mode: 'Editing' | 'Suggesting'
  entryId: number | undefined
  save: () => Promise<boolean>
}

const modeClass = `${buttonClass('quiet')} px-2! flex! items-center gap-1.5`

export function ModeSwitch({ mode, entryId, save }: Props) {
  const router = useRouter()
  const other = mode === 'Editing' ? 'Suggesting' : 'Editing'
  async function go() {
    if (await save()) router.push(`/admin/entries/${entryId}${other === 'Suggesting' ? '/suggest' : ''}`)
  }
  useCommands(
    'This text',
    () => [
      entryId !== undefined && {
        label: other === 'Suggesting' ? 'Suggest edits' : 'Edit the text itself',
        also: 'mode suggesting editing track changes',
        run: () => void go(),
      },
    ],
    3,
  )
  const choice = (of: Props['mode'], hint: string) => ({
    isChosen: mode === of,
    hint,
    choose: () => void (mode === of || go()),
  })
  const Icon = mode === 'Editing' ? Pencil : PencilLine
  const face = (
    <>
      <Icon aria-hidden className="size-4.5 shrink-0" />
      <span data-widest="Suggesting" className={`max-2xl:sr-only ${widestClass} justify-items-start!`}>
        {mode}
      </span>
      <ChevronDown aria-hidden className="size-3.5 shrink-0 max-2xl:hidden" />
    </>
  )
  if (entryId === undefined)
    return (
      <span aria-disabled className={`${modeClass} cursor-default! text-faint! hover:bg-transparent`}>
        {face}
      </span>
    )
  return (
    <MenuButton
      label={`Mode: ${mode}`}
      className={modeClass}
      groups={{
        'What you type': {
          Editing: choice('Editing', 'changes the text itself'),
          Suggesting: choice('Suggesting', 'is suggested to whoever edits it'),
        },
      }}
    >
      {face}
    </MenuButton>
  )
}
