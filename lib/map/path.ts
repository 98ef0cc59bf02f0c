export type Point = [x: number, y: number]

export function ringCollector() {
  const rings: Point[][] = []
  const add = (x: number, y: number) => {
    const point: Point = [Math.round(x), Math.round(y)]
    const ring = rings.at(-1)!
    const last = ring.at(-1)
    if (!last || last[0] !== point[0] || last[1] !== point[1]) ring.push(point)
  }
  return {
    rings,
    moveTo: (x: number, y: number) => {
      rings.push([])
      add(x, y)
    },
    lineTo: add,
    closePath: () => {},
    beginPath: () => {},
    arc: () => {},
  }
}

export function pathOf(rings: Point[][]) {
  let [x, y] = [0, 0]
  return rings
    .map((ring) => {
      const steps = ring.map(([nextX, nextY]) => {
        const step = coordinatePair(nextX - x, nextY - y)
        ;[x, y] = [nextX, nextY]
        return step
      })
      ;[x, y] = ring[0]!
      return `m${joinSteps(steps)}z`
    })
    .join('')
}

function coordinatePair(x: number, y: number) {
  return `${x}${y < 0 ? '' : ' '}${y}`
}

/** A minus separates by itself. After the first point of `m`, pairs are lines. */
function joinSteps(steps: string[]) {
  return steps.reduce((path, step) => path + (path && !step.startsWith('-') ? ' ' : '') + step, '')
}

/** The sum of cross products is twice the area. */
export function areaOf(ring: Point[]) {
  const twice = ring.reduce((sum, [x, y], n) => {
    const [nextX, nextY] = ring[(n + 1) % ring.length]!
    return sum + x * nextY - nextX * y
  }, 0)
  return Math.abs(twice) / 2
}
