import type { NotesLang } from '../../../../src/core/notes/course';
import type { ComponentId, FlowId, Station } from '../../../../src/core/notes/figures/mlops-map';

export interface PlaceWords {
  readonly name: string;
  /** What it is in the restaurant. */
  readonly scene: string;
  /** The trouble that made it. */
  readonly need: string;
  readonly tools: string;
  /** What in a workspace would light it. */
  readonly lights: string;
}

export interface MapWords {
  readonly title: string;
  readonly desc: string;
  readonly places: Readonly<Record<ComponentId, PlaceWords>>;
  readonly stations: Readonly<Record<Exclude<Station, ComponentId>, string>>;
  readonly flows: Readonly<Record<FlowId, string>>;
  readonly map: string;
  readonly need: string;
  readonly tools: string;
  readonly into: string;
  readonly out: string;
  readonly from: (what: string, place: string) => string;
  readonly to: (what: string, place: string) => string;
  /** What infrastructure gives, under the whole map. */
  readonly carries: string;
  readonly section: (name: string) => string;
  readonly here: string;
  readonly found: (count: number) => string;
  /** What a screen reader says of a place that is lit. */
  readonly lit: (count: number) => string;
  readonly open: (text: string) => string;
  readonly noFolder: string;
  readonly nothing: string;
  readonly project: string;
  readonly said: (lit: number, all: number) => string;
  readonly saidNoFolder: string;
}

const ko: MapWords = {
  title: 'MLOps 지도: 여덟 구성 요소와 그 사이를 오가는 것',
  desc: '손님의 주문은 서빙으로 들어와 답을 받아 가요. 서빙은 요청과 예측을 모니터링에 남기고, 모니터링은 그 기록을 데이터 검증으로 보내고, 성적이 떨어지면 지속적 학습을 깨워요. 검증을 통과한 데이터는 피처 스토어로, 과거의 피처는 지속적 학습으로, 지금의 피처는 서빙으로 가요. 지속적 학습의 새 모델 후보는 실험과 모델 관리에 기록되고, 거기서 번호를 받은 모델이 서빙으로 돌아가 고리가 닫혀요. AutoML은 여러 시도의 점수를 실험과 모델 관리에 남기고, 인프라는 모두를 받쳐요. 칸을 고르면 왜 생겼는지, 어떤 도구가 있는지, 열린 폴더에서 무엇이 거기에 속하는지 나와요. 화살표 키로 옮겨 다녀요.',
  places: {
    infra: {
      name: '인프라',
      scene: '주방',
      need: '노트북 컴퓨터는 덮으면 자고 디스크가 차면 멈춰요. 손님이 오는 시간에 켜져 있는 컴퓨터와 저장소, 네트워크가 필요해요.',
      tools: 'Docker, Kubernetes, Terraform, 클라우드',
      lights: 'Dockerfile이나 compose.yaml',
    },
    serving: {
      name: '서빙',
      scene: '음식을 내는 일',
      need: '모델이 있어도 부를 수 없으면 쓸 수 없어요. 하나씩 바로 답하거나(온라인) 모아서 미리 예측해요(배치).',
      tools: 'FastAPI, BentoML, Ray Serve, Streamlit',
      lights: 'FastAPI·Flask·Streamlit을 import하는 파일이나 serve.py',
    },
    experiments: {
      name: '실험과 모델 관리',
      scene: '레시피 노트',
      need: '학습을 서른 번 하고 나면 어떤 설정에서 나온 모델인지 아무도 몰라요. 적어 두어야 견주고, 다시 만들고, 앞 번호로 돌아가요.',
      tools: 'MLflow, Weights & Biases',
      lights: 'mlruns 폴더, import mlflow, 저장한 모델(.joblib, .npz, .pt)',
    },
    'feature-store': {
      name: '피처 스토어',
      scene: '재료 준비대',
      need: '학습과 서빙이 같은 피처를 따로 계산하면 조금씩 어긋나고, 오류도 없이 점수만 떨어져요. 한 번 정의해 함께 써요.',
      tools: 'Feast',
      lights: 'feature_store.yaml이나 import feast',
    },
    'data-validation': {
      name: '데이터 검증',
      scene: '뒷문의 검수',
      need: '코드가 같아도 데이터가 바뀌면 결과가 바뀌어요. 모델보다 먼저 모양과 분포를 검사해, 걸린 것은 들이지 않아요.',
      tools: 'Pandera, Great Expectations, TFDV, Pydantic',
      lights: 'pandera·pydantic의 스키마나 validate.py',
    },
    'continuous-training': {
      name: '지속적 학습',
      scene: '다시 맛보기',
      need: '세상이 바뀌면 모델도 다시 배워야 해요. 정해진 날, 쌓인 데이터, 떨어진 성적이 방아쇠이고 새 모델은 지금 것과 견줘요.',
      tools: 'Airflow, Prefect, GitHub Actions, cron',
      lights: '정해진 때에 학습하는 .github/workflows 파일이나 dags 폴더',
    },
    monitoring: {
      name: '모니터링',
      scene: '계기판과 별점',
      need: '모델은 조용히 틀려요. 서버는 200을 돌려주는데 답이 틀리니 시스템, 데이터, 모델, 비즈니스를 함께 지켜봐요.',
      tools: 'Prometheus, Grafana, Evidently',
      lights: 'prometheus.yml, import evidently, 요청 기록(requests.log)',
    },
    automl: {
      name: 'AutoML',
      scene: '밤새 도는 시험 주방',
      need: '전처리, 알고리즘, 하이퍼파라미터를 고르는 일은 되풀이가 많아요. 기준을 정해 주면 기계가 밤새 시도해요.',
      tools: 'Optuna, Ray Tune, FLAML',
      lights: 'import optuna, ray.tune, flaml',
    },
  },
  stations: { guests: '손님', all: '모든 칸' },
  flows: {
    order: '주문 사진',
    answer: '답',
    log: '요청과 예측',
    trigger: '떨어진 성적',
    records: '쌓인 기록',
    checked: '통과한 데이터',
    features: '과거의 피처',
    present: '지금의 피처',
    candidate: '새 모델 후보',
    model: '번호 붙은 모델',
    trials: '시도와 점수',
    machines: '계산·저장·네트워크',
  },
  map: 'MLOps의 구성 요소',
  need: '왜 생겼나',
  tools: '도구',
  into: '어디서 무엇이 오나',
  out: '어디로 무엇이 가나',
  from: (what, place) => `${place}: ${what}`,
  to: (what, place) => `${place}: ${what}`,
  carries: '계산, 저장, 네트워크가 모든 칸을 받쳐요',
  section: (name) => `강의에서 읽기: ${name}`,
  here: '내 폴더에서',
  found: (count) => `✓ ${count}개`,
  lit: (count) => `, 내 폴더에 ${count}개 있음`,
  open: (text) => `${text} 열기`,
  noFolder: '열린 폴더가 없어요. 폴더를 열면 여기에 속하는 파일을 찾아 드려요. 이런 것이 있으면 켜져요:',
  nothing: '이 폴더에는 아직 없어요. 이런 것이 있으면 켜져요:',
  project: '수업 프로젝트 만들기',
  said: (lit, all) => `내 폴더에는 ${all}칸 가운데 ${lit}칸이 있어요.`,
  saidNoFolder: '폴더를 열면 내 프로젝트에 있는 칸이 켜져요.',
};

const en: MapWords = {
  title: 'Map of MLOps: eight components and what travels between them',
  desc: 'A guest’s order comes into serving, which gives the answer. Serving leaves requests and predictions with monitoring; monitoring sends those records to data validation, and wakes continuous training when the score falls. Data that passed go to the feature store, past features from there to continuous training and present ones to serving. A new candidate from continuous training is recorded in experiments and models, and the numbered model goes back to serving, which closes the loop. AutoML leaves the scores of its trials in experiments and models, and infrastructure carries all. Choose a place to see why it came to be, its tools, and what in the open folder belongs to it. The arrow keys go from place to place.',
  places: {
    infra: {
      name: 'Infrastructure',
      scene: 'the kitchen',
      need: 'A laptop sleeps when it is closed and stops when its disk is full. The model needs a computer, storage and a network that are on when guests come.',
      tools: 'Docker, Kubernetes, Terraform, clouds',
      lights: 'a Dockerfile or compose.yaml',
    },
    serving: {
      name: 'Serving',
      scene: 'bringing food',
      need: 'A model that nobody can call is of no use. It answers one by one at once (online) or for many together beforehand (batch).',
      tools: 'FastAPI, BentoML, Ray Serve, Streamlit',
      lights: 'a file that imports FastAPI, Flask or Streamlit, or serve.py',
    },
    experiments: {
      name: 'Experiments and models',
      scene: 'the recipe notebook',
      need: 'After thirty trainings nobody knows which settings made which model. What is written down can be compared, made again and rolled back to.',
      tools: 'MLflow, Weights & Biases',
      lights: 'a folder mlruns, import mlflow, a saved model (.joblib, .npz, .pt)',
    },
    'feature-store': {
      name: 'Feature store',
      scene: 'a shared prep table',
      need: 'Where training and serving compute the same feature apart, the two disagree a little, and the score falls without any error. Define it once for both.',
      tools: 'Feast',
      lights: 'feature_store.yaml or import feast',
    },
    'data-validation': {
      name: 'Data validation',
      scene: 'the back door',
      need: 'With the same code, other data give other results. Form and distribution are checked before the model sees the data, and what fails stays outside.',
      tools: 'Pandera, Great Expectations, TFDV, Pydantic',
      lights: 'a schema with pandera or pydantic, or validate.py',
    },
    'continuous-training': {
      name: 'Continuous training',
      scene: 'tasting again',
      need: 'When the world changes the model must learn again: on a date, with new data, or when the score fell. The new one is compared with the present one.',
      tools: 'Airflow, Prefect, GitHub Actions, cron',
      lights: 'a file in .github/workflows that trains on a schedule, or a folder dags',
    },
    monitoring: {
      name: 'Monitoring',
      scene: 'gauges and stars',
      need: 'Models fail silently: the server returns 200 and the answer is wrong. So system, data, model and business are watched together.',
      tools: 'Prometheus, Grafana, Evidently',
      lights: 'prometheus.yml, import evidently, a log of requests (requests.log)',
    },
    automl: {
      name: 'AutoML',
      scene: 'a test kitchen at night',
      need: 'Choosing preprocessing, algorithm and hyperparameters is repetitive. Given a criterion, a machine tries all night.',
      tools: 'Optuna, Ray Tune, FLAML',
      lights: 'import optuna, ray.tune or flaml',
    },
  },
  stations: { guests: 'Guests', all: 'all places' },
  flows: {
    order: 'photo of an order',
    answer: 'answer',
    log: 'requests and predictions',
    trigger: 'a fallen score',
    records: 'gathered records',
    checked: 'checked data',
    features: 'past features',
    present: 'present features',
    candidate: 'new candidate',
    model: 'numbered model',
    trials: 'trials and scores',
    machines: 'compute, storage, network',
  },
  map: 'Components of MLOps',
  need: 'Why it came to be',
  tools: 'Tools',
  into: 'What comes in',
  out: 'What goes out',
  from: (what, place) => `${what} (from ${place})`,
  to: (what, place) => `${what} (to ${place})`,
  carries: 'compute, storage and network for all places',
  section: (name) => `Read in the lecture: ${name}`,
  here: 'In my folder',
  found: (count) => `✓ ${count}`,
  lit: (count) => `, ${count} in my folder`,
  open: (text) => `Open ${text}`,
  noFolder: 'No folder is open. With one open, the files that belong here are found. What would light it:',
  nothing: 'Nothing in this folder yet. What would light it:',
  project: 'Make the course project',
  said: (lit, all) => `Your folder has ${lit} of the ${all} places.`,
  saidNoFolder: 'Open a folder, and the places that your project has will light up.',
};

export const words: Readonly<Record<NotesLang, MapWords>> = { ko, en };
