'use client'

import { useRef, useState } from 'react'
import { ConfirmDialog } from '@/components/ui/ask-first'
import { Button } from '@/components/ui/button'
import { ProblemList, useForm } from '@/components/ui/form'
import { RadioGroup } from '@/components/ui/radio-group'
import type { PictureArea } from '@/lib/files/picture-areas.mjs'
import type { Size } from '../crop/crop-math'
import { AreaDrawing, AreaList } from './area-drawing'
import { areaAround, areaName, useAreas } from './use-areas'
import { OtherPictures, type OtherPicture } from './other-pictures'
import { saveBlur } from '../../actions'
import { Link } from '@/components/ui/link'
import { ReportBox } from '@/components/ui/report-box'
import type { BlurReport } from '@/domain/files/blurring'

type Props = {
  id: string
  seen: string
  picture: Size
  others: OtherPicture[]
  sameIds: string[]
}

export function BlurForm({ id, seen, picture, others, sameIds }: Props) {
  const areas = useAreas()
  const [shape, setShape] = useState<PictureArea['shape']>('oval')
  const [alsoIds, setAlsoIds] = useState(sameIds)
  const [said, setSaid] = useState('')
  const adding = useRef<HTMLDivElement>(null)
  const { send, pending, answer, problems } = useForm(saveBlur)
  if (answer?.ok) return <BlurReportBox id={id} report={answer.value} />

  function addInTheMiddle() {
    const middle = { x: Math.round(picture.width / 2), y: Math.round(picture.height / 2) }
    const area = areaAround(middle, { picture, shape })
    areas.put(areas.areas.length, area)
    setSaid(`Added: ${areaName(area, areas.areas.length)}`)
  }
  const count = areas.areas.length
  const focusOnAdding = () => adding.current?.querySelector('button')?.focus()
  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div>
        <AreaDrawing
          src={`/api/desk/media/${id}/shown.webp`}
          picture={picture}
          shape={shape}
          areas={areas}
          onSay={setSaid}
          onRemoved={focusOnAdding}
        />
        <p id="area-keys" className="mt-2 max-w-[76ch] text-sm text-soft">
          Draw on the picture, or tap it. By keyboard, add an area and go to it: the arrow keys move it, with Shift they
          make it larger or smaller, with Alt by one pixel; Delete removes it.
        </p>
        <p role="status" className="sr-only">
          {said}
        </p>
      </div>
      <div className="space-y-5">
        <RadioGroup
          label="Shape of new areas"
          value={shape}
          onChange={(value) => setShape(value as PictureArea['shape'])}
          choices={{ oval: 'Oval', rectangle: 'Rectangle' }}
        />
        <div ref={adding} className="flex flex-wrap gap-3">
          <Button onPress={addInTheMiddle}>Add an area</Button>
          <Button
            onPress={() => {
              areas.undo?.()
              setSaid('Undone.')
            }}
            isDisabled={!areas.undo}
          >
            Undo
          </Button>
        </div>
        <AreaList
          areas={areas}
          onRemoved={(index) => {
            setSaid(`Area ${index + 1} is removed.`)
            focusOnAdding()
          }}
        />
        <OtherPictures others={others} chosenIds={alsoIds} onChoose={setAlsoIds} />
        <ProblemList problems={problems} />
        <ConfirmDialog
          title="Blur permanently"
          trigger={
            <Button kind="danger" isPending={pending} isDisabled={count === 0}>
              {pending ? 'Blurring…' : 'Blur permanently…'}
            </Button>
          }
          keep="Not yet"
          verb="Blur it"
          onConfirm={(close) => {
            close()
            send({ id, seen, areas: areas.areas.map(areaText), alsoIds })
          }}
        >
          <p>
            What {count === 1 ? 'this area shows' : `these ${count} areas show`} is replaced in every size of the
            picture. Nobody can bring it back here. Its address stays, so every text that uses it shows it blurred.
          </p>
        </ConfirmDialog>
      </div>
    </div>
  )
}

function areaText({ shape, left, top, width, height }: PictureArea) {
  return [shape, left, top, width, height].join(' ')
}

function BlurReportBox({ id, report }: { id: string; report: BlurReport }) {
  const failed = report.filter(({ problem }) => problem !== undefined)
  const done = report.length - failed.length
  const sentence = done === 1 ? 'The picture is blurred.' : `${done} pictures are blurred.`
  return (
    <ReportBox report={report} sentence={sentence} className="max-w-[76ch]">
      {failed.length > 0 && (
        <>
          <p className="mt-3 text-sm font-semibold">Not changed</p>
          <ul className="mt-1 space-y-1">
            {failed.map(({ id: otherId, name, version, problem }) => (
              <li key={otherId} className="wrap-anywhere">
                Version {version}, {name}: {problem}
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="mt-3">
        Texts that use it show it so at once, published ones too. A text that needs a check for harm has to be checked
        again before it is published again.
      </p>
      <p className="mt-3">
        Backups that were made before still hold the picture as it was. So may whoever has a copy: readers, search
        engines and web archives.
      </p>
      <p className="mt-3">
        <Link href={`/admin/media/${id}`} className="inline-flex min-h-8 items-center">
          Back to the picture
        </Link>
      </p>
    </ReportBox>
  )
}
