"""The app for the packing counter: streamlit run app.py, then http://localhost:8501"""

import streamlit as st

from predict import WEIGHTS, classify, load, pixels_of

NAMES = {"taco": "taco", "burrito": "burrito"}  # what the page calls them


@st.cache_resource
def load_model(path, changed):
    """Read once. `changed` is the time of the file's last change: trained anew is read anew."""
    return load(path)


st.set_page_config(page_title="Taco or burrito?", page_icon="🌮")
st.title("Taco or burrito?")
if st.radio("Photo from", ["file", "camera"], horizontal=True) == "file":
    photo = st.file_uploader("Choose a photo", type=["png", "jpg", "jpeg"])
else:
    photo = st.camera_input("Take a photo")

with st.form("ask"):
    least = st.slider("Give no answer below", 0.5, 0.99, 0.8)
    asked = st.form_submit_button("Classify")

if asked and photo is None:
    st.warning("Choose a photo first. There are some in the folder samples.")
elif asked:
    model = load_model(WEIGHTS, WEIGHTS.stat().st_mtime)
    try:
        answer = classify(model, [pixels_of(photo, model)])[0]
        sure = max(answer["burrito"], 1 - answer["burrito"])
        st.session_state.answer = f"{NAMES[answer['label']]} {sure:.0%}" if sure >= least else "not sure"
    except OSError:
        st.session_state.pop("answer", None)
        st.error("This file is no picture that can be read.")
if "answer" in st.session_state:
    st.write(st.session_state.answer)
