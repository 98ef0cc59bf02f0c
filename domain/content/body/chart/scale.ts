import { scaleLinear } from 'd3-scale'
import type { Chart } from '@/lib/figures/chart'

/** Includes zero: bars that begin elsewhere would mislead. */
export function valueScale({ series }: Chart) {
  const values = series.flatMap(({ figures }) => figures.flatMap((figure) => (figure ? [figure.value] : [])))
  const [min, max] = [Math.min(0, ...values), Math.max(0, ...values)]
  return scaleLinear().domain(min === max ? [0, 1] : [min, max])
}

function roundedLength(length: number) {
  return String(Math.round(length * 100) / 100)
}

export function percent(share: number) {
  return `${roundedLength(share)}%`
}

export function em(lines: number) {
  return `${roundedLength(lines)}em`
}
