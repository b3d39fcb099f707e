/** Numbers in a row that grows: a typed array with room at its end. Few types, so that engines keep one fast path for all. */
export interface Column<Data extends Float64Array | Int32Array> {
  data: Data
  length: number
  push(value: number): void
}

/** An empty column of whole numbers of 32 bits. */
export function createColumn(): Column<Int32Array> {
  const column: Column<Int32Array> = {
    data: new Int32Array(64),
    length: 0,
    push(value) {
      if (column.length === column.data.length) column.data = grown(new Int32Array(column.length * 2), column.data)
      column.data[column.length] = value
      column.length += 1
    },
  }
  return column
}

/** An empty column of times. */
export function createTimeColumn(): Column<Float64Array> {
  const column: Column<Float64Array> = {
    data: new Float64Array(64),
    length: 0,
    push(value) {
      if (column.length === column.data.length) column.data = grown(new Float64Array(column.length * 2), column.data)
      column.data[column.length] = value
      column.length += 1
    },
  }
  return column
}

function grown<Data extends Float64Array | Int32Array>(wider: Data, data: Data): Data {
  wider.set(data)
  return wider
}
