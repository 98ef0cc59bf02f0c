import { setFlagsFromString } from 'node:v8'

/** A heap that may grow fast grows to what the machine has, with nothing in it: texts are let go one by one. */
export function limitHeapGrowth() {
  setFlagsFromString('--heap-growing-percent=20')
}
