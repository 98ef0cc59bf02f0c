import { ArrowDown, ArrowUp, CornerDownRight, CornerLeftUp, GripVertical, X } from 'lucide-react'
import type { PointerEvent } from 'react'
import { Button } from '@/components/ui/button'

type Props = {
  name: string
  isFirst: boolean
  up: (() => void) | undefined
  down: (() => void) | undefined
  /** Moves the line under the one above, or out again; undefined if lines have one level. */
  nest?: { isSub: boolean; act: (() => void) | undefined }
  remove: () => void
  onGrip: (event: PointerEvent<HTMLElement>) => void
}

export function LineControls({ name, isFirst, up, down, nest, remove, onGrip }: Props) {
  return (
    <div className={`col-span-full flex justify-end gap-1 sm:col-auto sm:pt-1 ${isFirst ? 'sm:pt-7' : ''}`}>
      <span
        data-grip
        aria-hidden
        onPointerDown={onGrip}
        className="grid min-h-8 w-7 cursor-grab touch-none place-items-center text-faint select-none hover:text-ink"
      >
        <GripVertical className="size-4" />
      </span>
      {nest && (
        <LineTool
          label={nest.isSub ? `Take ${name} out of the sub-menu` : `Put ${name} under the line above`}
          act={nest.act}
          mark="nest"
          icon={nest.isSub ? CornerLeftUp : CornerDownRight}
        />
      )}
      <LineTool label={`Move ${name} up`} act={up} mark="up" icon={ArrowUp} />
      <LineTool label={`Move ${name} down`} act={down} mark="down" icon={ArrowDown} />
      <LineTool label={`Remove ${name}`} act={remove} icon={X} />
    </div>
  )
}

type ToolProps = { label: string; act: (() => void) | undefined; mark?: string; icon: typeof X }

function LineTool({ label, act, mark, icon: Icon }: ToolProps) {
  return (
    <Button kind="quiet" small isDisabled={!act} onPress={act} data-move={mark} aria-label={label} title={label}>
      <Icon aria-hidden className="size-4" />
    </Button>
  )
}
